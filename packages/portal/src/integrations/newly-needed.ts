import type { Needs } from '@landbridge/contract'

const namesOf = ({ roles, scopes, permissionSets }: Needs): string[] => [
  ...roles.map(({ name }) => name),
  ...scopes.map(({ name }) => name),
  ...permissionSets.map(({ id }) => id),
]

/** What customers who are connected already have not granted, because it was not needed until now. */
export const newlyNeeded = (before: Needs, after: Needs): string[] => {
  const known = new Set(namesOf(before))
  return namesOf(after).filter((name) => !known.has(name))
}
