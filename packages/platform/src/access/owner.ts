import { randomUUID } from 'node:crypto'
import { hashOf, newSecret } from '../secrets.ts'
import { ensureOwner, insertTicket, type Member } from '../store/access.ts'
import type { Db } from '../store/database.ts'

const ticketLifetimeMs = 24 * 60 * 60 * 1000

/** Finds the owner, and makes the workspace and its owner at the first start; without a password. */
export const openOwner = (db: Db, now: number): Promise<Member> =>
  ensureOwner(db, {
    workspaceId: randomUUID(),
    memberId: randomUUID(),
    workspaceName: 'My organisation',
    ownerName: 'Owner',
    at: new Date(now),
  })

/** Makes a ticket that signs the member in once, within 24 hours. Whoever may start the process may sign in. */
export const createTicket = async (db: Db, memberId: string, now: number): Promise<string> => {
  const ticket = newSecret()
  await insertTicket(db, {
    id: randomUUID(),
    member_id: memberId,
    token_hash: hashOf(ticket),
    created_at: new Date(now),
    expires_at: new Date(now + ticketLifetimeMs),
  })
  return ticket
}
