import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { mustBeOn } from '../connections/ready.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Rounds } from '../runs/rounds.ts'
import { adoptCredentials } from '../store/credential-adoption.ts'
import { changeHolder, type KeyView, listKeys, listMarks } from '../store/credential-life.ts'
import { listSharing } from '../store/credential-use.ts'
import { lookAtHolder } from './knowledge.ts'
import { defineLookingAfter } from './looking-after.ts'
import type { LifeParts } from './own-graph.ts'
import { remind } from './remind.ts'
import { createRevoking } from './revoke.ts'
import { defineRolling } from './roll.ts'
import { tasksOf, viewCredential, viewMark } from './view.ts'

type Operation =
  | 'credentials.list'
  | 'credentials.read'
  | 'credentials.update'
  | 'credentials.look'
  | 'credentials.roll'
  | 'credentials.revoke'

/** The life of credentials: what is known of each, and what is done about it. */
export interface CredentialLife {
  readonly handlers: Pick<Handlers, Operation>
  /** Looks after all of them each day. */
  readonly rounds: Rounds
}

export const createCredentialLife = (parts: LifeParts, connections: Connections): CredentialLife => {
  const { db, now } = parts
  const roller = defineRolling(parts, connections)
  const rounds = defineLookingAfter(parts, connections, roller)
  const revoke = createRevoking(parts, connections, roller)

  const get = async (context: CallContext, id: string): Promise<KeyView> => {
    await adoptCredentials(db, new Date(now()), context.workspaceId)
    const [found] = await listKeys(db, context, { id, ended: true })
    if (found === undefined) throw new Fault('credential.unknown')
    return found
  }

  /** One that is used, of a holder that is switched on. */
  const getInUse = async (context: CallContext, id: string): Promise<KeyView> => {
    const view = await get(context, id)
    const { key, holder } = view
    mustBeOn({ integration_enabled: holder.enabled, paused_at: holder.paused_at })
    if (key.state === 'retired' || key.state === 'revoked') throw new Fault('credential.over')
    return view
  }

  const shown = async (context: CallContext, id: string) => viewCredential(await get(context, id), now())

  const look = async ({ holder }: KeyView, context: CallContext, id: string) => {
    const found = await lookAtHolder(parts, holder.subject_id, { again: true })
    const view = await get(context, id)
    if (view.key.state === 'active') await remind(parts, view)
    return found
  }

  return {
    rounds,
    handlers: {
      'credentials.list': async ({ connectionId, integrationId, show }, context) => {
        await adoptCredentials(db, new Date(now()), context.workspaceId)
        const keys = await listKeys(db, context, { connectionId, integrationId, ended: show === 'all' })
        return { credentials: keys.map((key) => viewCredential(key, now())) }
      },

      'credentials.read': async ({ credentialId }, context) => {
        const view = await get(context, credentialId)
        return {
          ...viewCredential(view, now()),
          timeline: (await listMarks(db, credentialId)).map(viewMark),
          sharedWith: await listSharing(db, view),
          tasks: tasksOf(view, false),
        }
      },

      'credentials.update': async ({ credentialId, rolls }, context) => {
        const { holder } = await get(context, credentialId)
        await changeHolder(db, holder.subject_id, { rolls })
        return shown(context, credentialId)
      },

      'credentials.look': async ({ credentialId }, context) => {
        await look(await getInUse(context, credentialId), context, credentialId)
        return shown(context, credentialId)
      },

      'credentials.roll': async ({ credentialId, kind, removesOld }, context) => {
        const view = await getInUse(context, credentialId)
        if (view.key.state !== 'active') throw new Fault('credential.over')
        const found = await look(view, context, credentialId)
        if (found?.rights !== 'write') throw new Fault('credential.not_permitted')
        const isBegun = await roller.begin(view.holder.subject_id, { why: 'asked', kind, removesOld })
        if (!isBegun) throw new Fault('credential.rolling')
        return shown(context, credentialId)
      },

      'credentials.revoke': async ({ credentialId }, context) => {
        const answer = await revoke(await getInUse(context, credentialId))
        return { ...answer, credential: await shown(context, credentialId) }
      },
    },
  }
}
