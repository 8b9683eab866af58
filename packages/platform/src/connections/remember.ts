/** Clients and moments kept; each is small, and the one that was longest unused makes room. */
const mostKept = 5_000

/** Keeps a Map in the order of use, and bounded. */
export const remember = <V>(map: Map<string, V>, key: string, value: V): void => {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > mostKept && oldest !== undefined) map.delete(oldest)
}
