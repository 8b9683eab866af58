import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { defineRounds, type Rounds } from '../runs/rounds.ts'
import { adoptCredentials } from '../store/credential-adoption.ts'
import { findHolder, keysOf, listHolders, rollsByItself } from '../store/credential-life.ts'
import { isBeingSetUp } from '../store/credential-switch.ts'
import { isRollDue } from './expiry.ts'
import { keepAlive } from './keep-alive.ts'
import { lookAtHolder } from './knowledge.ts'
import { activeKey, type LifeParts } from './own-graph.ts'
import { remind } from './remind.ts'
import type { Roller } from './roll.ts'

/** Looks after all credentials each day: what Entra tells, what is due, what is to be renewed. */
export const defineLookingAfter = (
  parts: LifeParts,
  connections: Pick<Connections, 'get' | 'signIn'>,
  roller: Roller,
): Rounds =>
  defineRounds(parts, {
    name: 'credentials.daily',
    everyMs: 86_400_000,
    first: () => adoptCredentials(parts.db, new Date(parts.now())),
    list: (after, limit) => listHolders(parts.db, after, limit),
    look: ({ id }) => lookAfter(parts, connections, roller, id),
  })

/** Looks after the credentials of one holder. Each part is done also where another got no answer. */
export const lookAfter = async (
  parts: LifeParts,
  connections: Pick<Connections, 'get' | 'signIn'>,
  roller: Roller,
  subjectId: string,
): Promise<void> => {
  const quietly = (work: () => Promise<unknown>) =>
    work().catch((error: unknown) => {
      if (!(error instanceof Fault)) parts.log.warn({ err: error, subjectId }, 'a credential could not be looked after')
    })
  await quietly(() => lookAtHolder(parts, subjectId))
  await quietly(() => rollWhereDue(parts, roller, subjectId))
  await quietly(async () => {
    const holder = await findHolder(parts.db, subjectId)
    const [key] = (await keysOf(parts.db, subjectId)).filter(({ state }) => state === 'active')
    if (holder !== undefined && key !== undefined) await remind(parts, { key, holder })
  })
  await quietly(() => keepAlive(parts, connections, subjectId))
}

const rollWhereDue = async (parts: LifeParts, roller: Roller, subjectId: string): Promise<void> => {
  const holder = await findHolder(parts.db, subjectId)
  if (holder === undefined) return
  if (holder.roll_id !== null) return roller.resume(holder)
  const key = await activeKey(parts, subjectId)
  if (key === undefined || !rollsByItself({ key, holder }) || !isRollDue(key, parts.now())) return
  if (holder.connection_id !== null && (await isBeingSetUp(parts.db, holder.connection_id))) return
  await roller.begin(subjectId, { why: 'expiry', kind: 'certificate' })
}
