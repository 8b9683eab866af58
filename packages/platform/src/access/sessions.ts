import { randomUUID } from 'node:crypto'
import { Fault } from '@landbridge/model'
import { hashOf, newSecret } from '../secrets.ts'
import {
  deleteSession,
  findOwner,
  findSession,
  getMember,
  getSession,
  insertSession,
  setPasswordHash,
  takeTicket,
  touchSession,
} from '../store/access.ts'
import { type AttemptLimit, beginAttempt, clearAttempts } from '../store/attempts.ts'
import type { Db } from '../store/database.ts'
import { hashPassword, isPassword } from './passwords.ts'

/** A session ends when it was not used for so long. */
export const sessionLifetimeMs = 30 * 24 * 60 * 60 * 1000
/** Use is written down at most so often. */
const touchEveryMs = 10 * 60 * 1000
/** For so long after a sign-in by ticket a forgotten password may be replaced. */
const resetWindowMs = 15 * 60 * 1000

const perAddress: AttemptLimit = { free: 5, firstWaitMs: 5_000, longestWaitMs: 900_000, forgetMs: 3_600_000 }
/** Against many addresses at once. The owner is not locked out by it: a ticket always works. */
const perOwner: AttemptLimit = { free: 100, firstWaitMs: 5_000, longestWaitMs: 60_000, forgetMs: 3_600_000 }

/** Who has signed in, and where from. */
export interface SignedIn {
  readonly token: string
  readonly memberId: string
  readonly sessionId: string
}

const refused = (message: string, field: string) => new Fault('request.unauthenticated', { message, field })

/** Checks a password under the limit of attempts. @throws Fault `request.too_many` */
const tryPassword = async (db: Db, password: string, hash: string, from: string, now: number): Promise<boolean> => {
  const subjects = [`address:${from}`, 'owner'] as const
  for (const [subject, limit] of [[subjects[0], perAddress] as const, [subjects[1], perOwner] as const]) {
    const retryAfterMs = await beginAttempt(db, subject, limit, new Date(now))
    if (retryAfterMs > 0) throw new Fault('request.too_many', { retryAfterMs })
  }
  const matches = await isPassword(password, hash)
  if (matches) await clearAttempts(db, subjects)
  return matches
}

/** @throws Fault `request.unauthenticated`, `request.too_many` */
export const signInByPassword = async (db: Db, password: string, from: string, now: number): Promise<SignedIn> => {
  const owner = await findOwner(db)
  if (owner?.password_hash == null) {
    throw refused('No password is set. Use the link that Landbridge printed at its start.', 'password')
  }
  if (!(await tryPassword(db, password, owner.password_hash, from, now))) {
    throw refused('The password is not right.', 'password')
  }
  return openSession(db, owner.id, 'password', now)
}

/** @throws Fault `request.unauthenticated` */
export const signInByTicket = async (db: Db, ticket: string, now: number): Promise<SignedIn> => {
  const memberId = await takeTicket(db, hashOf(ticket), new Date(now))
  if (memberId === undefined) {
    throw refused('The link was used before or is too old. Start Landbridge again for a new one.', 'ticket')
  }
  return openSession(db, memberId, 'ticket', now)
}

const openSession = async (db: Db, memberId: string, by: 'password' | 'ticket', now: number): Promise<SignedIn> => {
  const token = newSecret()
  const sessionId = randomUUID()
  const at = new Date(now)
  const expiresAt = new Date(now + sessionLifetimeMs)
  await insertSession(db, {
    id: sessionId,
    member_id: memberId,
    token_hash: hashOf(token),
    signed_in_by: by,
    created_at: at,
    last_used_at: at,
    expires_at: expiresAt,
  })
  return { token, memberId, sessionId }
}

/** Finds the session of a cookie, and notes its use. `isRenewed` when the cookie should be sent again. */
export const useSession = async (db: Db, token: string, now: number) => {
  const session = await findSession(db, hashOf(token), new Date(now))
  if (session === undefined) return undefined
  const isRenewed = now - session.last_used_at.getTime() >= touchEveryMs
  if (isRenewed) await touchSession(db, session.id, new Date(now), new Date(now + sessionLifetimeMs))
  return {
    sessionId: session.id,
    memberId: session.member_id,
    workspaceId: session.workspace_id,
    role: session.role,
    isRenewed,
  }
}

export const endSession = async (db: Db, sessionId: string): Promise<void> => {
  await deleteSession(db, sessionId)
}

/**
 * Sets the password of a member and ends all other sessions. The current password is asked for where there is one,
 * except shortly after a sign-in by ticket: that is the way back in after forgetting it.
 *
 * @throws Fault `request.unauthenticated`, `request.too_many`
 */
export const changePassword = async (
  db: Db,
  change: {
    memberId: string
    sessionId: string
    password: string
    current: string | undefined
    from: string
    now: number
  },
): Promise<void> => {
  const { memberId, sessionId, password, current, from, now } = change
  const [member, session] = [await getMember(db, memberId), await getSession(db, sessionId)]
  const mayReset = session.signed_in_by === 'ticket' && now - session.created_at.getTime() < resetWindowMs
  if (member.password_hash !== null && !mayReset) {
    if (current === undefined) throw refused('Give the current password.', 'current')
    if (!(await tryPassword(db, current, member.password_hash, from, now))) {
      throw refused('The current password is not right.', 'current')
    }
  }
  await setPasswordHash(db, memberId, await hashPassword(password), sessionId)
}
