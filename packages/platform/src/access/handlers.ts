import type { ApiKey, Session } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { type ApiKeyRow, deleteKey, findOwner, findWorkspace, getMember, listKeys } from '../store/access.ts'
import { findIntegration } from '../store/integrations.ts'
import { createKey } from './keys.ts'
import { changePassword, endSession, signInByPassword, signInByTicket } from './sessions.ts'

type SessionOperation = 'session.read' | 'session.signIn' | 'session.signOut' | 'session.setPassword'
type KeyOperation = 'keys.list' | 'keys.create' | 'keys.revoke'

/** Sign-in and sign-out of people. */
export const sessionHandlers = ({ db, version, now }: Parts): Pick<Handlers, SessionOperation> => {
  const view = async (memberId: string | undefined): Promise<Session> => {
    const owner = await findOwner(db)
    const member = memberId === undefined ? undefined : await getMember(db, memberId)
    const workspace = member && (await findWorkspace(db, member.workspace_id))
    return {
      member: member ? { name: member.name, role: member.role, hasPassword: member.password_hash !== null } : null,
      workspace: workspace ? { name: workspace.name } : null,
      passwordIsSet: owner?.password_hash != null,
      version,
    }
  }

  return {
    'session.read': async (_, { by }) => view(by.kind === 'member' ? by.memberId : undefined),

    'session.signIn': async ({ password, ticket }, { remoteAddress, setSession, by }) => {
      const signedIn =
        ticket === undefined
          ? await signInByPassword(db, password as string, remoteAddress, now())
          : await signInByTicket(db, ticket, now())
      if (by.kind === 'member') await endSession(db, by.sessionId)
      setSession(signedIn.token)
      return view(signedIn.memberId)
    },

    'session.signOut': async (_, { by, setSession }) => {
      if (by.kind === 'member') await endSession(db, by.sessionId)
      setSession(undefined)
      return null
    },

    'session.setPassword': async ({ password, current }, { by, remoteAddress }) => {
      if (by.kind !== 'member')
        throw new Fault('request.forbidden', { message: 'Only the owner may do this, signed in.' })
      const { memberId, sessionId } = by
      await changePassword(db, { memberId, sessionId, password, current, from: remoteAddress, now: now() })
      return null
    },
  }
}

/** API keys. A key that is bound to one integration may not see or make others. */
export const keyHandlers = (parts: Parts): Pick<Handlers, KeyOperation> => {
  const { db, now } = parts
  return {
    'keys.list': async (_, context) => {
      refuseBound(context)
      return { keys: (await listKeys(db, context.workspaceId)).map(keyView) }
    },

    'keys.create': async ({ name, role, integrationId }, context) => {
      refuseBound(context)
      if (integrationId !== null && (await findIntegration(db, context, integrationId)) === undefined) {
        throw new Fault('integration.unknown', { field: 'integrationId' })
      }
      const { key, row } = await createKey(db, { workspaceId: context.workspaceId, name, role, integrationId }, now())
      return { ...keyView(row), key }
    },

    'keys.revoke': async ({ keyId }, context) => {
      refuseBound(context)
      if (!(await deleteKey(db, context.workspaceId, keyId))) throw new Fault('key.unknown')
      return null
    },
  }
}

const refuseBound = ({ integrationId }: CallContext): void => {
  if (integrationId !== undefined)
    throw new Fault('request.forbidden', { message: 'A key for one integration may not manage keys.' })
}

const keyView = (row: ApiKeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  role: row.role,
  integrationId: row.integration_id,
  startsWith: row.starts_with,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
})
