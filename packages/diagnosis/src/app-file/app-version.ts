/** A version of an extension has four numbers; missing ones count as 0. */
const partsOf = (version: string): number[] => {
  const numbers = version.split('.').map(Number)
  return [0, 1, 2, 3].map((at) => numbers[at] ?? 0)
}

/** Whether a text is a version: one to four numbers with dots between them. */
export const isAppVersion = (text: string): boolean => /^\d{1,9}(\.\d{1,9}){0,3}$/.test(text)

/** The version with all four numbers. */
export const wholeVersion = (version: string): string => partsOf(version).join('.')

/** Below 0 where the first version is older, above 0 where it is newer, 0 where they are the same. */
export const compareAppVersions = (one: string, other: string): number => {
  const [left, right] = [partsOf(one), partsOf(other)]
  const at = left.findIndex((part, index) => part !== right[index])
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number)
}
