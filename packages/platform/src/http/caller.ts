import type { IncomingHttpHeaders } from 'node:http'
import type { Role } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import { useKey } from '../access/keys.ts'
import { sessionLifetimeMs, useSession } from '../access/sessions.ts'
import type { CallContext } from '../handler.ts'
import type { Db } from '../store/database.ts'
import { checkSite, type OwnNames } from './cross-site.ts'

/** Who calls, and whether the cookie should be sent again because its end has moved. */
export type CallerFound = Pick<CallContext, 'workspaceId' | 'role' | 'by' | 'integrationId'> & {
  readonly renewedToken?: string
}

export const cookieName = 'landbridge_session'

/** Reads one cookie; undefined where there is none. */
export const readCookie = (header: string | undefined, name: string): string | undefined => {
  const found = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return found?.slice(found.indexOf('=') + 1).trim()
}

/** The `Set-Cookie` header that keeps a session, or ends it where there is no token. */
export const sessionCookie = (token: string | undefined, isSecure: boolean): string =>
  [
    `${cookieName}=${token ?? ''}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Strict',
    `Max-Age=${token === undefined ? 0 : sessionLifetimeMs / 1000}`,
    ...(isSecure ? ['Secure'] : []),
  ].join('; ')

const nobody = { kind: 'nobody' } as const

/**
 * Finds out who calls: by API key where there is an Authorization header, else by the session cookie.
 *
 * @throws Fault `request.unauthenticated` for a key that is not good, `request.cross_site`
 */
export const findCaller = async (
  request: { readonly method: string; readonly headers: IncomingHttpHeaders },
  options: { readonly db: Db; readonly names: OwnNames; readonly now: number },
): Promise<CallerFound> => {
  const { db, names, now } = options
  const { authorization, cookie } = request.headers
  if (authorization !== undefined) {
    const key = await useKey(db, /^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '', now)
    if (key === undefined) throw new Fault('request.unauthenticated', { message: 'The API key is not valid.' })
    const by = { kind: 'key', keyId: key.id } as const
    return { workspaceId: key.workspace_id, role: key.role, by, integrationId: key.integration_id ?? undefined }
  }
  const token = readCookie(cookie, cookieName)
  const session = token ? await useSession(db, token, now) : undefined
  checkSite(request, names, session !== undefined)
  if (session === undefined) return { workspaceId: '', role: 'public', by: nobody, integrationId: undefined }
  const { sessionId, memberId, workspaceId, role, isRenewed } = session
  return {
    workspaceId,
    role,
    by: { kind: 'member', memberId, sessionId },
    integrationId: undefined,
    ...(isRenewed && token !== undefined ? { renewedToken: token } : {}),
  }
}

const ranks: Readonly<Record<Role, number>> = { public: 0, reader: 1, actor: 2, administrator: 3 }

/** @throws Fault `request.unauthenticated` for nobody, `request.forbidden` for too small a role */
export const checkRole = (caller: CallerFound, needed: Role): void => {
  if (ranks[caller.role] >= ranks[needed]) return
  if (caller.by.kind === 'nobody') throw new Fault('request.unauthenticated')
  throw new Fault('request.forbidden', { message: `This needs the role ${needed}; the caller has ${caller.role}.` })
}
