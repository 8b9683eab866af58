import type { TokenSource } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Simulator } from '@landbridge/simulator'
import type { CheckSubject, Reach } from '../src/index.ts'
import { demoSubject } from './support.ts'

export const flows = ['service-to-service', 'shared-app', 'delegated'] as const
export type Flow = (typeof flows)[number]

const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const vendor = 'vendor.example'

export type Person =
  Simulator['world']['tenants'] extends Map<string, { users: Map<string, infer User> }> ? User : never

/** A working connection of one of the flows, and what can be changed of it. */
export interface World {
  readonly simulator: Simulator
  readonly subject: CheckSubject
  readonly clientId: string
  readonly person: Person
  /** Gives these permission sets and no others to whoever the connection acts as. */
  readonly permit: (roleIds: readonly string[]) => void
  /** Exchanges what the token of the person says. */
  readonly changeToken: (claims: object) => void
  /** Moves the clock of this machine, in milliseconds; Microsoft's stays. */
  readonly moveOurClock: (ms: number) => void
  readonly reach: () => Reach
}

/** Registers a vendor's application, lets it into the customer's directory, and gives it a card. */
const vendorApp = ({ control, env, clock }: Simulator) => {
  control.createTenant({ displayName: 'Vendor', domains: [vendor] })
  const { appId } = control.createApplication(vendor, { displayName: 'Sync', signInAudience: 'AzureADMultipleOrgs' })
  const role = { resource: bc, name: 'API.ReadWrite.All', type: 'Role' } as const
  const automation = { ...role, name: 'Automation.ReadWrite.All' } as const
  for (const each of [role, automation]) control.addPermission(vendor, appId, each)
  const secret = control.addSecret(vendor, appId, { endsAt: clock.now() + 700 * 86_400_000 })
  control.createServicePrincipal(env.TENANT, appId)
  for (const each of [role, automation]) control.grant(env.TENANT, appId, each)
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: appId,
    description: 'Sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }, { roleId: 'D365 AUTOMATION' }],
  })
  return { clientId: appId, credential: { secret: secret.text } }
}

/** Signs the demonstration person in with name and password, which no person has to be there for. */
const signInBy =
  ({ env, addresses }: Simulator, changed: () => object | undefined): TokenSource =>
  async () => {
    const response = await fetch(`${addresses.authority}/${env.TENANT}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: env.CLIENT_ID,
        client_secret: env.CLIENT_SECRET,
        username: env.TEST_USER,
        password: env.TEST_PASSWORD,
        scope: 'https://api.businesscentral.dynamics.com/Financials.ReadWrite.All',
      }),
    })
    const answer = (await response.json()) as { access_token?: string; expires_in?: number; error_description?: string }
    if (answer.access_token === undefined) throw refusalOf(answer.error_description ?? '')
    return {
      token: withClaims(answer.access_token, changed()),
      expiresAt: Date.now() + (answer.expires_in ?? 0) * 1_000,
    }
  }

/** The token with other claims; nobody but its reader takes it after that. */
const withClaims = (token: string, claims: object | undefined): string => {
  if (claims === undefined) return token
  const [head, body = '', signature] = token.split('.')
  const before = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as object
  return [head, Buffer.from(JSON.stringify({ ...before, ...claims })).toString('base64url'), signature].join('.')
}

const refusalOf = (description: string) => {
  const theirs = /AADSTS\d+/.exec(description)?.[0] ?? 'AADSTS50057'
  return new Fault('auth.grant_expired', { theirs, theirMessage: description })
}

export const subjectOf = async (simulator: Simulator, flow: Flow): Promise<World> => {
  const { control, env, world } = simulator
  const tenant = world.tenants.get(env.TENANT)
  const person = [...(tenant?.users.values() ?? [])].find(
    ({ userPrincipalName }) => userPrincipalName === env.TEST_USER,
  ) as Person
  let claims: object | undefined
  let aheadMs = 0
  const base = demoSubject(simulator)
  const changes: Partial<CheckSubject> =
    flow === 'shared-app'
      ? vendorApp(simulator)
      : flow === 'delegated'
        ? { signIn: signInBy(simulator, () => claims) }
        : {}
  if (flow === 'delegated') {
    control.addPermission(env.TENANT, env.CLIENT_ID, { resource: bc, name: 'Financials.ReadWrite.All', type: 'Scope' })
    control.grantAdminConsent(env.TENANT, env.CLIENT_ID)
  }
  const { credential, ...others } = base
  const subject: CheckSubject = { ...others, ...(flow !== 'delegated' && credential && { credential }), ...changes }
  const permit: World['permit'] = (roleIds) => {
    if (flow === 'delegated') person.permissionSets.set(env.ENVIRONMENT.toLowerCase(), [...roleIds])
    else
      control.putCard(env.TENANT, env.ENVIRONMENT, {
        clientId: subject.clientId,
        permissionSets: roleIds.map((roleId) => ({ roleId })),
      })
  }
  return {
    simulator,
    subject,
    clientId: subject.clientId,
    person,
    permit,
    changeToken: (changed) => {
      claims = changed
    },
    moveOurClock: (ms) => {
      aheadMs = ms
    },
    reach: () => ({ now: () => Date.now() + aheadMs }),
  }
}
