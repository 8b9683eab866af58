import { clientCredentials, readClaims, type TokenClaims } from '@landbridge/auth'
import { checkTypedValue, Fault } from '@landbridge/model'
import { type Clue, clue } from '../clues.ts'
import { tenantExists } from '../probes/tenant-exists.ts'
import { isOurs, roleClues } from '../token-clues.ts'
import type { Inquiry, Known, Learned } from './inquiry.ts'

const tolerableSkewMs = 300_000

/** Whether Entra knows the directory; any answer about it is free. */
export const tenantKnown: Inquiry = {
  name: 'tenantKnown',
  asks: 'Does Entra know the directory, and how far apart are the clocks?',
  requests: 1,
  needs: ['endpoints', 'tenant'],
  gives: ['tenantId'],
  tells: ['tenant.known', 'tenant.unknown', 'clock.wrong'],
  look: async ({ endpoints, tenant }, reach) => {
    const { finding, facts } = await tenantExists.look({ endpoints, tenant }, reach)
    const { evidence, fault } = finding
    if (facts.tenantId !== undefined) {
      const isWrong = Math.abs(facts.clockAheadMs ?? 0) > tolerableSkewMs
      return {
        clues: [clue('tenant.known'), ...(isWrong ? [clue('clock.wrong', evidence)] : [])],
        known: { tenantId: facts.tenantId },
        evidence,
      }
    }
    if (fault === undefined) return { clues: [] }
    const clues = fault.code === 'auth.tenant_unknown' ? [clue('tenant.unknown', evidence)] : []
    return { clues, refusal: { fault, method: 'GET', path: `/${tenant}/v2.0/.well-known/openid-configuration` } }
  },
}

/** A new token: what is granted now, and whether the refusal persists. */
export const freshToken: Inquiry = {
  name: 'freshToken',
  asks: 'Does Entra issue a token now, and what is in it?',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'clientId', 'credential'],
  gives: ['token', 'claims'],
  tells: [
    'token.issued',
    'token.refused',
    'roles.newer',
    'roles.none',
    'roles.needed',
    'roles.automation_only',
    'resource.refused',
    'admin.role',
    'admin.role_missing',
    'token.app',
  ],
  isIdle: ({ signIn, token }) => signIn !== undefined || token !== undefined,
  look: async ({ endpoints, tenantId, clientId, credential, sent, scope }, { signal, ...reach }) => {
    const source = clientCredentials({
      ...reach,
      authority: endpoints.authority,
      tenant: tenantId,
      clientId,
      credential,
      ...(scope !== undefined && { scope }),
    })
    return issued(sent, `/${tenantId}/oauth2/v2.0/token`, { now: reach.now, isDefaultScope: scope === undefined }, () =>
      source({ fresh: true, ...(signal && { signal }) }),
    )
  },
}

/** The same for a person whose sign-in is stored. */
export const renewedToken: Inquiry = {
  name: 'renewedToken',
  asks: 'Does Entra renew the stored sign-in now?',
  requests: 1,
  needs: ['signIn'],
  gives: ['token', 'claims'],
  tells: ['token.issued', 'token.refused', 'audience.good', 'token.person'],
  isIdle: ({ token }) => token !== undefined,
  look: async ({ signIn, sent }, { signal, now }) =>
    issued(sent, '/oauth2/v2.0/token', { now, isDefaultScope: true }, () =>
      signIn({ fresh: true, ...(signal && { signal }) }),
    ),
}

const issued = async (
  sent: Known['sent'] | undefined,
  path: string,
  { now, isDefaultScope }: { readonly now: (() => number) | undefined; readonly isDefaultScope: boolean },
  ask: () => Promise<{ readonly token: string; readonly expiresAt: number }>,
): Promise<Learned> => {
  try {
    const { token, expiresAt } = await ask()
    const claims = readClaims(token) ?? null
    const newer = claims !== null && (sent?.claims?.scp.length ?? 0) === 0 && isNewer(sent, claims.roles)
    return {
      clues: [
        clue('token.issued'),
        ...(newer ? [clue('roles.newer', [{ label: 'New in the token', value: claims.roles.join(', ') }])] : []),
        ...(claims !== null && sent?.claims === undefined ? cluesOf(claims, sent, (now ?? Date.now)()) : []),
      ],
      known: { token, claims },
      evidence: [{ label: 'Ends', value: new Date(expiresAt).toISOString() }],
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const isResource = error.code === 'auth.resource_unknown' && isDefaultScope
    return {
      clues: [clue('token.refused'), ...(isResource ? [clue('resource.refused')] : [])],
      refusal: { fault: error, method: 'POST', path },
    }
  }
}

// A new token of ours says nothing about whom the one in use was meant for.
const cluesOf = (claims: TokenClaims, sent: Known['sent'] | undefined, now: number): Clue[] =>
  roleClues(claims, sent, now).filter(({ name }) => name !== 'audience.good')

const isNewer = (sent: Known['sent'] | undefined, roles: readonly string[]): boolean =>
  sent?.claims !== undefined && isOurs(sent.claims) && roles.some((role) => !sent.claims?.roles.includes(role))

/** Whether the secret is right once what copying added is gone. */
export const trimmedSecret: Inquiry = {
  name: 'trimmedSecret',
  asks: 'Does Entra accept the secret without blanks, line ends and invisible characters?',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'clientId', 'credential'],
  gives: [],
  tells: ['secret.trimmed_works'],
  isIdle: ({ credential }) => credential === undefined || trimmed(credential) === undefined,
  look: async ({ endpoints, tenantId, clientId, credential }, { signal, ...reach }) => {
    const secret = trimmed(credential)
    if (secret === undefined) return { clues: [] }
    const source = clientCredentials({
      ...reach,
      authority: endpoints.authority,
      tenant: tenantId,
      clientId,
      credential: { secret },
    })
    const isGood = await accepted(() => source({ fresh: true, ...(signal && { signal }) }))
    return { clues: isGood ? [clue('secret.trimmed_works')] : [] }
  },
}

const trimmed = (credential: Known['credential']): string | undefined => {
  if (!('secret' in credential)) return undefined
  const { value } = checkTypedValue('secret', credential.secret)
  return value === credential.secret ? undefined : value
}

/** Whether the credential works where the application is registered. */
export const homeToken: Inquiry = {
  name: 'homeToken',
  asks: 'Does Entra accept the credential in the directory where the application was registered?',
  requests: 1,
  needs: ['endpoints', 'home', 'clientId', 'credential'],
  gives: [],
  tells: ['home.works', 'home.refused'],
  look: async ({ endpoints, home, clientId, credential }, { signal, ...reach }) => {
    const source = clientCredentials({
      ...reach,
      authority: endpoints.authority,
      tenant: home,
      clientId,
      credential,
      // The vendor's own directory need not have Business Central.
      scope: 'https://graph.microsoft.com/.default',
    })
    const isGood = await accepted(() => source({ fresh: true, ...(signal && { signal }) }))
    return { clues: [clue(isGood ? 'home.works' : 'home.refused', [{ label: 'Directory', value: home }])] }
  },
}

const accepted = async (ask: () => Promise<unknown>): Promise<boolean> => {
  try {
    await ask()
    return true
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return false
  }
}
