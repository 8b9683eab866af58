import {
  ensureApplication,
  ensureBusinessCentral,
  ensureCertificate,
  ensureFederated,
  ensureRole,
  ensureSecret,
  ensureServicePrincipal,
  type Graph,
  type Outcome,
  probeRoles,
  type RegistrationStepId,
  removeSecret,
  roleId,
} from '@landbridge/auth'
import { Fault, appRoles as knownRoles } from '@landbridge/model'
import { openCredential } from '../../connections/credentials.ts'
import type { RegisteringRow } from '../../store/registerings.ts'
import type { CredentialKind } from '../../store/tables/connections.ts'
import type { MadeThere } from '../../store/tables/registerings.ts'
import type { StoredSecret } from '../../store/tables/setups.ts'
import type { SetupParts } from '../engine.ts'
import type { Session } from '../session.ts'
import type { GivenCredential } from '../step.ts'
import type { Attempt } from './progress.ts'
import { wishOf } from './wish.ts'

/** What one attempt works with. */
export interface Work {
  readonly session: Session
  readonly row: RegisteringRow
  /** With the sign-in of the administrator. @throws Fault `graph.sign_in_ended` */
  readonly graph: () => Promise<Graph>
  readonly made: MadeThere
  /**
   * Seals a credential and stores it as the answer of its step.
   *
   * @param keyId Of a secret that was made now.
   * @returns Undefined where another run has stored one meanwhile.
   */
  readonly keep: (given: GivenCredential, keyId?: string) => Promise<StoredSecret | undefined>
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

  /** The credential of this kind that an attempt before has stored, where the set-up still has it. */
  const keptOf = ({ session, made }: Work, kind: CredentialKind): StoredSecret | undefined => {
    const stored = session.row.answers.secret
    const isOurs = stored !== undefined && stored.credentialId === made.secret?.credentialId
    return isOurs && (stored.kind ?? 'secret') === kind ? stored : undefined
  }

  const secret = async (work: Work, applicationId: string): Promise<Worked> => {
    const { session, row, graph, made, keep } = work
    // Known is only what the set-up still has; a value that is gone is replaced.
    const known = keptOf(work, 'secret') && made.secret?.keyId
    const wish = wishOf(session, row.unique_name)
    const directory = await graph()
    const keepsOthers = session.row.again !== null
    const outcome = await ensureSecret(directory, applicationId, wish, { known, now: now(), keepsOthers })
    if ('done' in outcome && outcome.done !== undefined) {
      const { keyId, secret: value, endsAt } = outcome.done
      const kept = await keep({ kind: 'secret', value, endsOn: endsAt.slice(0, 10) }, keyId)
      if (kept === undefined) await removeSecret(directory, applicationId, keyId)
    }
    return ofOutcome(Promise.resolve(outcome), (fresh) =>
      fresh === undefined
        ? { ...(known !== undefined && { objectId: known }) }
        : { objectId: fresh.keyId, note: `It expires on ${fresh.endsAt.slice(0, 10)}.` },
    )
  }

  /** The key is sealed first: a certificate that nobody holds the key of is never in the directory. */
  const certificate = async (work: Work, applicationId: string): Promise<Worked> => {
    const kept = keptOf(work, 'certificate') ?? (await work.keep({ kind: 'new-certificate', uploaded: true }))
    if (kept?.certificatePem === undefined) return leftBecause('Another run has stored a credential.')
    const { certificatePem, endsOn, hint } = kept
    const { displayName } = wishOf(work.session, work.row.unique_name)
    const why =
      work.made.noSecrets === true ? 'The directory allows no client secrets, so that it is a certificate. ' : ''
    return ofOutcome(
      ensureCertificate(await work.graph(), applicationId, { certificatePem, displayName }),
      ({ keyId }) => ({
        ...(keyId !== undefined && { objectId: keyId }),
        note: `${why}Thumbprint ${hint}. It expires on ${endsOn}.`,
      }),
    )
  }

  const federated = async (work: Work, applicationId: string): Promise<Worked> => {
    const { federation } = work.session.context
    if (federation === null || federation.unavailable !== undefined)
      return leftBecause(federation?.unavailable ?? 'This is not available here.')
    const kept = keptOf(work, 'federated') ?? (await work.keep({ kind: 'federated' }))
    if (kept === undefined) return leftBecause('Another run has stored a credential.')
    return ofOutcome(ensureFederated(await work.graph(), applicationId, federation), () => ({
      note: 'The application trusts what Landbridge signs.',
    }))
  }

  const credential: Doing = async (work) => {
    const { made } = work
    if (made.application === undefined) return leftBecause('There is no application yet.')
    const { id } = made.application
    const { credential: chosen = 'certificate' } = made
    if (chosen === 'federated') return federated(work, id)
    if (chosen === 'certificate' || made.noSecrets === true) return certificate(work, id)
    try {
      return await secret(work, id)
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'graph.credential_not_allowed') throw error
      const worked = await certificate({ ...work, made: { ...made, noSecrets: true } }, id)
      return { ...worked, made: { ...worked.made, noSecrets: true } }
    }
  }

  const token: Doing = async ({ session, row, made }) => {
    const { workspace_id: workspaceId, connection_id: connectionId } = session.row
    const wish = wishOf(session, row.unique_name)
    const isGranted = wish.roles.every(({ name }) => row.progress[`role:${name}`]?.state === 'done')
    const stored = session.row.answers.secret
    if (made.application === undefined || stored === undefined || connectionId === null)
      return leftBecause('There is no credential yet.')
    if (!isGranted) return leftBecause('Permissions are still to be granted.')
    const owner = { workspaceId, subjectId: connectionId }
    const { authority } = session.context.endpoints
    const credential = await openCredential(vault, owner, { id: stored.credentialId, kind: stored.kind ?? 'secret' })
    const where = { authority, tenant: made.tenantId, clientId: made.application.appId }
    const names = wish.roles.map(({ name }) => name)
    return ofOutcome(probeRoles({ ...where, credential, fetch: outgoing.fetch, now }, names), () => ({}))
  }

  const table: Partial<Record<RegistrationStepId, Doing>> = {
    'business-central': businessCentral,
    application,
    'service-principal': servicePrincipal,
    secret: credential,
    token,
  }

  /** Does one step once. @throws Fault where somebody has to act */
  return (id: RegistrationStepId, work: Work): Promise<Worked> => {
    const doing = table[id]
    return doing === undefined ? role(work, id.slice('role:'.length)) : doing(work)
  }
}
