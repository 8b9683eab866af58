import {
  ensureApplication,
  ensureBusinessCentral,
  ensureRole,
  ensureSecret,
  ensureServicePrincipal,
  type Graph,
  type NewSecret,
  type Outcome,
  probeRoles,
  type RegistrationStepId,
  removeSecret,
  roleId,
} from '@landbridge/auth'
import { appRoles as knownRoles } from '@landbridge/model'
import { openCredential } from '../../connections/credentials.ts'
import type { RegisteringRow } from '../../store/registerings.ts'
import type { MadeThere } from '../../store/tables/registerings.ts'
import type { SetupParts } from '../engine.ts'
import type { Session } from '../session.ts'
import type { Attempt } from './progress.ts'
import { wishOf } from './wish.ts'

/** What one attempt works with. */
export interface Work {
  readonly session: Session
  readonly row: RegisteringRow
  /** With the sign-in of the administrator. @throws Fault `graph.sign_in_ended` */
  readonly graph: () => Promise<Graph>
  readonly made: MadeThere
  /** Stores the secret as the answer of its step. @returns False where another run has stored one meanwhile. */
  readonly keepSecret: (secret: NewSecret) => Promise<boolean>
}

/** What an attempt has come to, and what it has learned. */
export interface Worked {
  readonly attempt: Attempt
  readonly made?: Partial<MadeThere>
}

type Doing = (work: Work) => Promise<Worked>

const ofOutcome = async <T>(
  work: Promise<Outcome<T>>,
  done: (value: T) => { readonly objectId?: string; readonly note?: string; readonly made?: Partial<MadeThere> },
): Promise<Worked> => {
  const outcome = await work
  if ('wait' in outcome) {
    const { wait: waitingFor, retryAfterMs: afterMs } = outcome
    return { attempt: { state: 'waiting', waitingFor, ...(afterMs !== undefined && { afterMs }) } }
  }
  const { made, ...shown } = done(outcome.done)
  return { attempt: { state: 'done', ...shown }, ...(made && { made }) }
}

const leftBecause = (note: string): Worked => ({ attempt: { state: 'left', note } })

/** Ids of all permissions of Business Central, where its service principal could not be looked up. */
const usualRoles: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(knownRoles).map(([name, { id }]) => [name, id]),
)

/**
 * The steps, each of which looks first and then does what is missing: any of them may be done again after an
 * interruption. Those that need what others were to make are left where that is not there.
 */
export const createMaking = ({ vault, outgoing, now }: Pick<SetupParts, 'vault' | 'outgoing' | 'now'>) => {
  const businessCentral: Doing = async ({ graph }) =>
    ofOutcome(ensureBusinessCentral(await graph()), ({ id, appRoles }) => ({
      objectId: id,
      made: { businessCentralId: id, appRoles },
    }))

  const application: Doing = async ({ session, row, graph, made }) =>
    ofOutcome(
      ensureApplication(await graph(), wishOf(session, row.unique_name), made.appRoles ?? usualRoles),
      ({ id, appId }) => ({
        objectId: id,
        note: `Application (client) ID ${appId}`,
        made: { application: { id, appId, at: new Date(now()).toISOString() } },
      }),
    )

  const servicePrincipal: Doing = async ({ graph, made }) => {
    if (made.application === undefined) return leftBecause('There is no application yet.')
    return ofOutcome(ensureServicePrincipal(await graph(), made.application.appId), ({ id }) => ({
      objectId: id,
      made: { principalId: id },
    }))
  }

  const role = async ({ graph, made }: Work, name: string): Promise<Worked> => {
    const { principalId, businessCentralId: resourceId, appRoles = {} } = made
    if (principalId === undefined) return leftBecause('There is no service principal yet.')
    if (resourceId === undefined) return leftBecause('The directory has no Business Central yet.')
    const ids = { principalId, resourceId, appRoleId: roleId(appRoles, name) }
    return ofOutcome(ensureRole(await graph(), ids), ({ id }) => (id === null ? {} : { objectId: id }))
  }

  const secret: Doing = async ({ session, row, graph, made, keepSecret }) => {
    const { application: registered } = made
    if (registered === undefined) return leftBecause('There is no application yet.')
    // Known is only what the set-up still has; a value that is gone is replaced.
    const isKept = session.row.answers.secret?.credentialId === made.secret?.credentialId
    const known = isKept ? made.secret?.keyId : undefined
    const wish = wishOf(session, row.unique_name)
    const directory = await graph()
    const outcome = await ensureSecret(directory, registered.id, wish, { known, now: now() })
    if ('done' in outcome && outcome.done !== undefined && !(await keepSecret(outcome.done)))
      await removeSecret(directory, registered.id, outcome.done.keyId)
    return ofOutcome(Promise.resolve(outcome), (fresh) =>
      fresh === undefined
        ? { ...(known !== undefined && { objectId: known }) }
        : { objectId: fresh.keyId, note: `It expires on ${fresh.endsAt.slice(0, 10)}.` },
    )
  }

  const token: Doing = async ({ session, row, made }) => {
    const { workspace_id: workspaceId, connection_id: connectionId } = session.row
    const wish = wishOf(session, row.unique_name)
    const isGranted = wish.roles.every(({ name }) => row.progress[`role:${name}`]?.state === 'done')
    if (made.application === undefined || made.secret === undefined || connectionId === null)
      return leftBecause('There is no secret yet.')
    if (!isGranted) return leftBecause('Permissions are still to be granted.')
    const owner = { workspaceId, subjectId: connectionId }
    const { authority } = session.context.endpoints
    const credential = await openCredential(vault, owner, { id: made.secret.credentialId, kind: 'secret' })
    const where = { authority, tenant: made.tenantId, clientId: made.application.appId }
    const names = wish.roles.map(({ name }) => name)
    return ofOutcome(probeRoles({ ...where, credential, fetch: outgoing.fetch, now }, names), () => ({}))
  }

  const table: Partial<Record<RegistrationStepId, Doing>> = {
    'business-central': businessCentral,
    application,
    'service-principal': servicePrincipal,
    secret,
    token,
  }

  /** Does one step once. @throws Fault where somebody has to act */
  return (id: RegistrationStepId, work: Work): Promise<Worked> => {
    const doing = table[id]
    return doing === undefined ? role(work, id.slice('role:'.length)) : doing(work)
  }
}
