import type { Setup } from '@landbridge/contract'
import { useEffect } from 'react'

/** Whether this page stands in a page of the vendor's. The server lets nobody else show it. */
export const isFramed = window.parent !== window

/** What the vendor's page is told; nothing in it opens anything. */
export type VendorEvent =
  | { readonly type: 'opened' | 'closed' }
  | { readonly type: 'step'; readonly step: string | null; readonly done: number; readonly of: number }
  | { readonly type: 'connected'; readonly setupId: string; readonly connectionId: string | null }

/** Tells the page around this one. Who that may be was decided by the content policy of this page. */
export const tellVendor = (event: VendorEvent): void => {
  if (isFramed) window.parent.postMessage({ source: 'landbridge', ...event }, '*')
}

/** Tells the page around this one that the link is open, where it stands, and when it is connected. */
export const useTellVendor = ({ id, connectionId, current, done, of, state }: Setup): void => {
  useEffect(() => tellVendor({ type: 'opened' }), [])
  useEffect(() => {
    if (state === 'open') tellVendor({ type: 'step', step: current, done, of })
  }, [state, current, done, of])
  useEffect(() => {
    if (state === 'connected') tellVendor({ type: 'connected', setupId: id, connectionId })
  }, [state, id, connectionId])
}
