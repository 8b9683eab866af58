import type { TokenClaims } from '@landbridge/auth'
import { businessCentralAppId, businessCentralResource, routes } from '@landbridge/model'
import { type Clue, type ClueName, clue } from './clues.ts'
import type { Sent } from './reading/sent.ts'

const api = routes.standard.role
const automation = routes.automation.role
const admin = 'AdminCenter.ReadWrite.All'

/**
 * What the claims of a token explain. Roles are judged by what was called: the automation API and the admin center
 * have a role each, everything else needs that of the APIs.
 */
export const roleClues = (
  claims: TokenClaims,
  sent: Pick<Sent, 'service' | 'path'> | undefined,
  now: number,
): Clue[] => {
  const { aud = '', roles, scp, exp } = claims
  const isPerson = scp.length > 0
  const names: ClueName[] = [audienceOf(claims), isPerson ? 'token.person' : 'token.app']
  if (exp !== undefined && exp * 1_000 <= now) names.push('token.ended')
  if (isOurs(claims) && !isPerson) {
    const held = roles.filter((role) => role === api || role === automation || role === admin)
    const needed = /\/api\/microsoft\/automation\//i.test(sent?.path ?? '') ? automation : api
    if (held.length === 0) names.push('roles.none')
    else if (held.includes(needed)) names.push('roles.needed')
    else if (needed === api && held.includes(automation)) names.push('roles.automation_only')
    else if (!held.includes(api) && !held.includes(automation)) names.push('roles.none')
    names.push(held.includes(admin) ? 'admin.role' : 'admin.role_missing')
  }
  const evidence: Readonly<Partial<Record<ClueName, string>>> = {
    'roles.none': roles.join(', ') || 'none',
    'roles.needed': roles.join(', '),
    'roles.automation_only': roles.join(', '),
    'admin.role': roles.join(', '),
    'admin.role_missing': roles.join(', ') || 'none',
  }
  return names.map((name) => {
    const shown = evidence[name]
    if (shown !== undefined) return clue(name, [{ label: 'Application roles in the token', value: shown }])
    return clue(name, name.startsWith('audience') ? [{ label: 'Audience', value: aud || 'none' }] : [])
  })
}

/** Whether the token is meant for Business Central, to the letter. */
export const isOurs = ({ aud }: Pick<TokenClaims, 'aud'>): boolean =>
  aud === businessCentralResource || aud === businessCentralAppId

const audienceOf = ({ aud = '' }: Pick<TokenClaims, 'aud'>): ClueName => {
  if (isOurs({ aud })) return 'audience.good'
  return aud.replace(/\/+$/, '') === businessCentralResource ? 'audience.slash' : 'audience.other'
}
