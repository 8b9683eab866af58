import { randomUUID } from 'node:crypto'
import { administratorScopes, lookAtDirectory, planRegistration, type SignedIn } from '@landbridge/auth'
import type { Registering as View } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import { viewFault } from '../../fault-view.ts'
import type { RunKind } from '../../runs/runs.ts'
import {
  changeRegistering,
  ensureRegistering,
  findRegistering,
  type RegisteringChanges,
  type RegisteringRow,
} from '../../store/registerings.ts'
import type { CredentialKind } from '../../store/tables/connections.ts'
import { type Engine, mustBeOpen, type SetupParts } from '../engine.ts'
import type { Session } from '../session.ts'
import { doneOf, viewStep, withoutCredential } from './progress.ts'
import { defineMakingRun, type RunSubject } from './run.ts'
import { createSignIns, isSignedIn } from './sign-in.ts'
import { defineUndoRun, planUndo } from './undoing.ts'
import { uniqueNameOf, wishOf } from './wish.ts'

/** The app registration of a customer, made by us with the sign-in of an administrator. */
export interface Registering {
  /** @throws Fault `setup.step_locked`, `integration.app_missing` */
  readonly read: (session: Session) => Promise<View>
  /**
   * Carries out the plan that was agreed to.
   *
   * @param credential What the application shall prove with who it is. @default what was chosen before, else a certificate
   * @throws Fault `setup.ended`, `integration.off`, `setup.sign_in_needed`, `setup.plan_changed`, `setup.registering`
   */
  readonly start: (session: Session, planId: string, credential?: CredentialKind) => Promise<View>
  /** Takes back what was made. @throws Fault `setup.sign_in_needed`, `setup.registering` */
  readonly undo: (session: Session) => Promise<View>
  /** An administrator came back from the sign-in: the directory is looked at, and the plan made. */
  readonly signedIn: (session: Session, result: SignedIn | Fault, leftAt: Date) => Promise<void>
}

/** @throws Fault `setup.step_locked`, `integration.app_missing` where this way in does not exist */
const mustBePossible = ({ context: { integration } }: Session): void => {
  if (integration.flow !== 'service-to-service')
    throw new Fault('setup.step_locked', { message: 'In this way in nothing has to be registered at the customer.' })
  if (integration.signInClientId === null) throw new Fault('integration.app_missing')
}

const isWorking = ({ state }: Pick<RegisteringRow, 'state'>): boolean => state === 'running' || state === 'undoing'

/** Whether something is in a directory that we have put there. */
const hasMade = (row: Pick<RegisteringRow, 'made' | 'progress'> | undefined): boolean =>
  row?.made?.application !== undefined ||
  (row?.made?.lackedBusinessCentral === true && row.progress['business-central']?.state === 'done')

export const createRegistering = (parts: SetupParts, engine: Engine): Registering => {
  const { db, now } = parts
  const signIns = createSignIns(parts)
  const making = defineMakingRun(parts, engine, signIns)
  const undoing = defineUndoRun(parts, signIns)
  const at = () => new Date(now())

  const view = (session: Session, row: RegisteringRow | undefined): View => {
    const wish = wishOf(session, row?.unique_name ?? uniqueNameOf(session), row?.made?.credential)
    const facts = row?.facts ?? undefined
    const isHere = row !== undefined && isSignedIn(row, now())
    return {
      state: row?.state ?? 'open',
      scopes: administratorScopes.map((each) => ({ ...each })),
      signIn:
        isHere && facts
          ? {
              person: row.person ?? '',
              organisation: { ...facts.organisation, domains: [...facts.organisation.domains] },
              roles: [...facts.roles],
              until: (row.sign_in_ends_at ?? at()).toISOString(),
            }
          : null,
      refusal: row?.refusal ?? null,
      planId: isHere ? row.plan_id : null,
      steps: planRegistration(wish, facts).map((step) =>
        viewStep({ ...step, roles: [...step.roles] }, row?.progress ?? {}),
      ),
      credentials: [
        { kind: 'certificate', unavailable: null },
        { kind: 'federated', unavailable: session.context.federation?.unavailable ?? null },
        { kind: 'secret', unavailable: null },
      ],
      // What a connection has used before is not this set-up's to take away.
      canUndo: row !== undefined && hasMade(row) && !isWorking(row) && session.row.again === null,
      undo: Object.keys(row?.undo_progress ?? {}).length === 0 && row?.state !== 'undoing' ? [] : undoSteps(row),
    }
  }

  const undoSteps = (row: RegisteringRow | undefined): View['undo'] =>
    planUndo.map((step) => viewStep({ ...step, may: 'maybe', roles: [] }, row?.undo_progress ?? {}))

  /** @throws Fault `setup.sign_in_needed`, `setup.registering` */
  const mustBeReady = async (row: RegisteringRow): Promise<void> => {
    const run = isWorking(row) && row.run_id !== null ? await parts.runs.find(row.run_id) : undefined
    if (run?.state === 'running') throw new Fault('setup.registering')
    if (!isSignedIn(row, now())) throw new Fault('setup.sign_in_needed')
  }

  const signedIn: Registering['signedIn'] = async (session, result, leftAt) => {
    const { id: setupId, workspace_id } = session.row
    const unique_name = uniqueNameOf(session)
    await ensureRegistering(db, { id: randomUUID(), workspace_id, setup_id: setupId, unique_name }, at())
    const refuse = (fault: Fault) => changeRegistering(db, setupId, at(), async () => ({ refusal: viewFault(fault) }))
    if (result instanceof Fault) return void (await refuse(result))
    const { token, expiresAt, person } = result
    try {
      if (person === undefined) throw new Fault('auth.unexpected')
      const tenantId = person.tenantId.toLowerCase()
      const before = await findRegistering(db, setupId)
      const wanted = (hasMade(before) ? before?.made?.tenantId : undefined) ?? session.context.found.tenantId
      if (wanted !== undefined && wanted.toLowerCase() !== tenantId) throw new Fault('auth.wrong_tenant')
      const facts = await lookAtDirectory(signIns.graphWith(session, token))
      if (facts.organisation.id !== tenantId) throw new Fault('auth.wrong_tenant')
      const after = await changeRegistering(db, setupId, at(), async (row, tx) => ({
        signIn: await signIns.keep(tx, row, token, expiresAt),
        planId: randomUUID(),
        tenantId,
        person: person.name,
        facts,
        refusal: null,
        leftAt,
        made: {
          ...(row.made?.tenantId === tenantId && row.made),
          tenantId,
          ...(!facts.hasBusinessCentral && { lackedBusinessCentral: true as const }),
        },
        ...(row.state === 'undone' && { state: 'open' as const, progress: {}, undoProgress: {} }),
      }))
      if (after !== undefined) await signIns.endLater(after)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      await refuse(error)
    }
  }

  /** Stores that a run has begun, and begins it. Where it never did, because the process ended, the next one may. */
  const begin = async (
    session: Session,
    kind: RunKind<RunSubject>,
    decide: (row: RegisteringRow) => Promise<RegisteringChanges>,
  ): Promise<View> => {
    const { id: setupId, workspace_id: workspaceId } = session.row
    const runId = randomUUID()
    const row = await changeRegistering(db, setupId, at(), async (current) => {
      await mustBeReady(current)
      return { ...(await decide(current)), runId }
    })
    if (row === undefined) throw new Fault('setup.sign_in_needed')
    await kind.start(runId, { workspaceId, setupId, runId })
    return view(session, row)
  }

  return {
    signedIn,
    read: async (session) => {
      mustBePossible(session)
      return view(session, await findRegistering(db, session.row.id))
    },
    start: async (session, planId, chosen) => {
      mustBePossible(session)
      mustBeOpen(session)
      return begin(session, making, async (row) => {
        if (row.plan_id !== planId) throw new Fault('setup.plan_changed')
        const credential = chosen ?? row.made?.credential ?? 'certificate'
        const { noSecrets: _, ...made } = row.made ?? { tenantId: row.tenant_id ?? '' }
        const progress = made.credential === credential ? doneOf(row.progress) : withoutCredential(doneOf(row.progress))
        return { state: 'running', progress, undoProgress: {}, made: { ...made, credential } }
      })
    },
    undo: async (session) => {
      mustBePossible(session)
      if (session.row.again !== null)
        throw new Fault('setup.step_locked', {
          message: 'The connection has used this application before; undo it at the set-up that made it.',
        })
      return begin(session, undoing, async () => ({ state: 'undoing', undoProgress: {} }))
    },
  }
}
