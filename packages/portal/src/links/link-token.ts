import { isFramed } from './framing.ts'

/** Where the token waits while the person is at Microsoft's pages; it ends with the tab. */
const place = 'landbridge.link'

let kept: string | undefined

/**
 * The token of the link that this tab was opened with. It leaves the address, so that nobody sees or copies it there.
 * In a frame the address is out of sight, and storage may be closed there: the token stays in the address.
 */
export const takeLinkToken = (): string | undefined => {
  const fromAddress = location.hash.slice(1)
  if (/^[\w-]{43}$/.test(fromAddress)) {
    kept = fromAddress
    if (!isFramed) {
      sessionStorage.setItem(place, fromAddress)
      history.replaceState(history.state, '', `${location.pathname}${location.search}`)
    }
  }
  return kept ?? (isFramed ? undefined : (sessionStorage.getItem(place) ?? undefined))
}
