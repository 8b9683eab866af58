import { randomUUID } from 'node:crypto'
import type { Diagnosis } from '@landbridge/contract'
import { type DiagnoseOptions, diagnose } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { breaks } from '../connections/refusals.ts'
import { saysWhy } from '../connections/sign-in-ended.ts'
import type { Parts } from '../parts.ts'
import type { EndedCheck, Proving } from '../proving/proving.ts'
import { isInUse, type Watching } from '../proving/watching.ts'
import { type ConnectionView, findConnection } from '../store/connections.ts'
import { beginDiagnosis, endDiagnosis, findDiagnosis } from '../store/diagnoses.ts'
import type { StoredFailure } from '../store/tables/diagnoses.ts'
import { failureOf, isFaultCode, storableFailure } from './failure.ts'
import type { GraphAccess } from './graph-access.ts'
import { lastGoodOf } from './last-good.ts'
import { concernOfDiagnosis } from './meaning.ts'
import { subjectOf } from './subject.ts'
import { viewDiagnosis } from './view.ts'

type DiagnosisParts = Pick<Parts, 'db' | 'log' | 'runs' | 'outgoing' | 'now'>

/** Longest wait of a diagnosis for one answer, in milliseconds. */
const timeoutMs = 10_000
/** One connection is diagnosed by itself at most so often, in milliseconds, whatever fails. */
const apartMs = 300_000

/** Asks about a connection with all that is known of it. */
export type DiagnoseConnection = (
  row: ConnectionView,
  given: Pick<DiagnoseOptions, 'failure' | 'answers'>,
) => Promise<Diagnosis>

export const diagnoseConnection =
  ({ db, outgoing, now }: DiagnosisParts, connections: Connections, graphAccess: GraphAccess): DiagnoseConnection =>
  async (row, given) => {
    const lastGood = await lastGoodOf(db, row)
    const diagnosis = await diagnose({
      ...given,
      subject: await subjectOf({ db }, row, connections, graphAccess, lastGood),
      ...(lastGood && { lastGood }),
      reach: { fetch: outgoing.fetch, transport: outgoing.transport, now, timeoutMs },
    })
    // What was granted meanwhile is in new tokens only.
    connections.forgetToken(row)
    return viewDiagnosis(diagnosis)
  }

interface Subject {
  readonly diagnosisId: string
  readonly connectionId: string
  readonly workspaceId: string
}

/**
 * Diagnoses a connection by itself where a call or a check of it fails for a reason of access or sign-in. What comes of
 * it is stored, and its likeliest cause is what is amiss with the connection until a check is green.
 */
export const defineDiagnosing = (
  { db, log, runs, now }: DiagnosisParts,
  { connections, proving, watching }: { connections: Connections; proving: Proving; watching: Watching },
  diagnoseOne: DiagnoseConnection,
): void => {
  const ask = async ({ diagnosisId, connectionId, workspaceId }: Subject): Promise<Diagnosis | null> => {
    const row = await findConnection(db, { workspaceId, integrationId: undefined }, connectionId)
    const stored = await findDiagnosis(db, diagnosisId)
    if (row === undefined || stored === undefined || !isInUse(row)) return null
    const failure = failureOf(stored.failure, stored.by)
    return diagnoseOne(row, failure === undefined ? {} : { failure })
  }

  const conclude = async ({ diagnosisId, connectionId, workspaceId }: Subject, result: Diagnosis | null) => {
    const stored = await findDiagnosis(db, diagnosisId)
    if (stored === undefined) return
    const { code, theirs } = stored.failure.fault
    const flow = (await findConnection(db, { workspaceId, integrationId: undefined }, connectionId))?.flow
    const source = code.startsWith('auth.') ? ('sign-in' as const) : ('call' as const)
    const concern = result?.verdict === 'named' ? concernOfDiagnosis(result, code) : undefined
    // What nobody can explain stays as the call left it, and so does what the call has said exactly.
    const isSaid = flow !== undefined && saysWhy(flow, theirs)
    const means = result === null || result.verdict === 'unknown' || isSaid ? undefined : { source, concern }
    await endDiagnosis(db, diagnosisId, { result: result ?? undefined, means, at: new Date(now()) })
    if (result?.verdict === 'named')
      await watching.follow({ connectionId, workspaceId }, concern !== undefined && concern.severity !== 'degraded')
  }

  const run = runs.define<Subject>('diagnosis.run', async ({ step }, subject) => {
    const result = await step('ask', () =>
      ask(subject).catch((error: unknown) => {
        log.warn({ err: error, connectionId: subject.connectionId }, 'a diagnosis failed')
        return null
      }),
    )
    await step('conclude', () => conclude(subject, result))
  })

  const start = async (row: ConnectionView, by: 'call' | 'check', failure: StoredFailure): Promise<void> => {
    const diagnosisId = randomUUID()
    const begins = await beginDiagnosis(
      db,
      {
        id: diagnosisId,
        workspace_id: row.workspace_id,
        connection_id: row.id,
        by,
        failure: JSON.stringify(failure),
        started_at: new Date(now()),
      },
      new Date(now() - apartMs),
    )
    if (begins) await run.start(diagnosisId, { diagnosisId, connectionId: row.id, workspaceId: row.workspace_id })
  }

  /** The call has failed already, and this must not make it fail in another way. */
  const quietly = (row: Pick<ConnectionView, 'id'>) => (error: unknown) =>
    log.warn({ err: error, connectionId: row.id }, 'a diagnosis could not be started')

  connections.whenRefused(({ row, ...refusal }) => start(row, 'call', storableFailure(refusal)).catch(quietly(row)))

  const afterCheck = async ({ connectionId, workspaceId, verdict, lines }: EndedCheck): Promise<void> => {
    if (verdict !== 'fail') return
    const failing = lines.find((line) => line.verdict === 'fail' && isFaultCode(line.code))
    if (failing === undefined || !isFaultCode(failing.code)) return
    const fault = new Fault(failing.code, { message: failing.what })
    if (!breaks(fault)) return
    const row = await findConnection(db, { workspaceId, integrationId: undefined }, connectionId)
    if (row !== undefined && isInUse(row)) await start(row, 'check', storableFailure({ fault }))
  }
  proving.whenEnded(afterCheck)
}
