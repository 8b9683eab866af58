import { createContext, useContext } from 'react'
import type { ShownFault } from './fault-text.ts'

/** Opens the diagnosis of a failure; undefined where there is none to open, for example on the page of a link. */
export type OpenWhy = (fault: ShownFault) => void

const Why = createContext<OpenWhy | undefined>(undefined)

export const WhyProvider = Why.Provider

/** Whether a fault is one of Microsoft's, so that there is something to find out. */
export const isTheirs = ({ code }: Pick<ShownFault, 'code'>): boolean => /^(auth|bc|graph)\./.test(code)

export const useWhy = (fault: ShownFault): (() => void) | undefined => {
  const open = useContext(Why)
  return open && isTheirs(fault) ? () => open(fault) : undefined
}

/** A fault as the text of a failure, the way Microsoft writes it. */
export const textOfFault = ({ code, message, theirs, theirMessage }: ShownFault): string => {
  if (theirs === undefined && theirMessage === undefined) return `${message} (${code})`
  if (theirs?.startsWith('AADSTS')) return `${theirs}: ${theirMessage ?? message}`
  return JSON.stringify({ error: { code: theirs ?? '', message: theirMessage ?? message } })
}
