import { createHash } from 'node:crypto'

/** Id of one assignment of a permission set. It follows from what is assigned, so that it stays the same. */
export const assignmentId = (userId: string, roleId: string, company: string): string => {
  const digest = createHash('sha256').update(`${userId} ${roleId} ${company}`).digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}
