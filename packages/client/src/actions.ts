/** What a bound action answered. */
export interface ActionResult {
  readonly status: number
  /** The record that it names, for example the order made from a quote. */
  readonly location?: string
  /** Entity set and key of `location`, where they can be read from it. */
  readonly set?: string
  readonly id?: string
  /** What the action returned, where it returns anything. */
  readonly value?: unknown
}

// .../salesOrders(3f2...) at the end of a path
const named = /([A-Za-z_]\w*)\((?:id=)?([0-9a-f]{8}-[0-9a-f-]{27})\)\/?$/i

/** What an answer to a bound action says. */
export const readActionResult = (status: number, location: string | null | undefined, body: unknown): ActionResult => {
  const [, set, id] = named.exec(location?.split('?')[0] ?? '') ?? []
  const value = typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined
  return {
    status,
    ...(location && { location }),
    ...(set !== undefined && { set }),
    ...(id !== undefined && { id }),
    ...(value !== undefined && { value }),
  }
}
