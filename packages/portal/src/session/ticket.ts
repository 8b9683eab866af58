/**
 * Takes the one-time ticket out of the address (`/sign-in#ticket=...`): afterwards it is neither in the address bar nor
 * in the history, so that nobody who looks at either later can use it.
 */
export const takeTicket = (): string | undefined => {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket') ?? undefined
  if (ticket !== undefined) history.replaceState(history.state, '', `${location.pathname}${location.search}`)
  return ticket
}
