import { randomUUID } from 'node:crypto'
import type { ClientCredential, TokenSource } from '@landbridge/auth'
import type { CheckLine as CheckLineView } from '@landbridge/contract'
import { type CheckLine, type Plan, pendingLines, planCheck, provingCheck, verdictOf } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { beginCheck, type CheckRow, dropCheck, endCheck, offerLines, putLines } from '../store/checks.ts'
import { type ConnectionView, findConnection } from '../store/connections.ts'
import { endOfDay } from './credentials.ts'
import { type Connections, isReady, type ReadyConnection } from './open.ts'
import { wantedOf } from './wanted.ts'

/** Proves connections. A check is a durable run: it survives a restart, and is then done again from its beginning. */
export interface Proving {
  /**
   * Starts the proving check of a connection, or finds the one that runs already.
   *
   * @throws Fault `connection.not_ready`, `connection.paused`, `integration.off`
   */
  readonly start: (row: ConnectionView, claim?: Claim) => Promise<CheckRow>
  /** Takes up a check whose process ended before its run began, and ends one whose run ended without a word. */
  readonly resume: (check: CheckRow) => Promise<void>
}

/** Notes whose check it is, before it can have an answer. False means that nobody wants it any more. */
export type Claim = (checkId: string) => Promise<boolean>

type ProvingParts = Pick<Parts, 'db' | 'runs' | 'outgoing' | 'now'>

/** Longest wait of a check for one answer, in milliseconds. */
const timeoutMs = 20_000

type Subject = { readonly checkId: string; readonly connectionId: string; readonly workspaceId: string }

export const defineProving = ({ db, runs, outgoing, now }: ProvingParts, connections: Connections): Proving => {
  const prove = async ({ checkId, connectionId, workspaceId }: Subject): Promise<void> => {
    const row = await findConnection(db, { workspaceId, integrationId: undefined }, connectionId)
    if (row === undefined || !isReady(row) || row.paused_at !== null || !row.integration_enabled)
      return dropCheck(db, checkId, new Date(now()))
    const credential = await connections.credential(row).catch((error: unknown) => {
      if (error instanceof Fault) return undefined
      throw error
    })
    const plan = planOf(row, credential, connections.signIn(row))
    const lines = pendingLines(plan)
    const places = new Map(lines.map(({ id }, position) => [id, position]))
    await putLines(db, checkId, placed(lines))
    for await (const line of provingCheck(plan, {
      fetch: outgoing.fetch,
      transport: outgoing.transport,
      now,
      timeoutMs,
    })) {
      const position = places.get(line.id) ?? lines.length
      lines[position] = line
      const goesOn = await putLines(db, checkId, [{ position, line: viewLine(line) }])
      if (!goesOn) return
    }
    const verdict = verdictOf(lines)
    // What was granted meanwhile is in new tokens only.
    connections.forgetToken(row)
    const reason = lines.find((line) => line.verdict === 'fail')?.what ?? null
    await endCheck(db, checkId, { verdict: verdict === 'pending' ? 'unknown' : verdict, reason, at: new Date(now()) })
  }

  const run = runs.define<Subject>('check.prove', async ({ step }, subject) => {
    try {
      await step('prove', () => prove(subject))
    } catch (error) {
      await step('give up', () => dropCheck(db, subject.checkId, new Date(now())))
      throw error
    }
  })

  const begin = (row: ConnectionView): Promise<CheckRow> =>
    beginCheck(db, {
      id: randomUUID(),
      workspace_id: row.workspace_id,
      connection_id: row.id,
      state: 'running',
      verdict: 'pending',
      started_at: new Date(now()),
      ended_at: null,
    })

  const start: Proving['start'] = async (row, claim = async () => true) => {
    if (!row.integration_enabled) throw new Fault('integration.off')
    if (row.paused_at !== null) throw new Fault('connection.paused')
    if (!isReady(row)) throw new Fault('connection.not_ready')
    let check = await begin(row)
    // A process may have ended between the row and the run, or the run may have ended without a word.
    const known = await runs.find(check.id)
    if (known !== undefined && known.state !== 'running') {
      await dropCheck(db, check.id, new Date(now()))
      check = await begin(row)
    }
    if (!(await claim(check.id))) {
      await dropCheck(db, check.id, new Date(now()))
      return check
    }
    await offerLines(db, check.id, placed(pendingLines(planOf(row, undefined, connections.signIn(row)))))
    await run.start(check.id, subjectOf(check))
    return check
  }

  const resume: Proving['resume'] = async (check) => {
    if (check.state !== 'running') return
    const known = await runs.find(check.id)
    if (known === undefined) await run.start(check.id, subjectOf(check))
    else if (known.state !== 'running') await dropCheck(db, check.id, new Date(now()))
  }

  return { start, resume }
}

const subjectOf = ({ id, connection_id, workspace_id }: CheckRow): Subject => ({
  checkId: id,
  connectionId: connection_id,
  workspaceId: workspace_id,
})

const planOf = (
  row: ReadyConnection,
  credential: ClientCredential | undefined,
  signIn: TokenSource | undefined,
): Plan =>
  planCheck({
    endpoints: row.endpoints,
    tenant: row.tenant_id,
    clientId: row.client_id,
    ...(credential && { credential }),
    ...(signIn && { signIn }),
    credentialEndsAt: endOf(row),
    environment: row.environment.name,
    companies: row.companies,
    wanted: wantedOf({ wanted: row.wanted, extension: row.wanted_extension }),
    ...(row.wanted_extension && { extension: row.wanted_extension.app }),
  })

const placed = (lines: readonly CheckLine[]) => lines.map((line, position) => ({ position, line: viewLine(line) }))

const viewLine = (line: CheckLine): CheckLineView => ({ ...line, evidence: line.evidence.map((each) => ({ ...each })) })

/** End of the credential: the connection's own, or the integration's. */
const endOf = ({ flow, app, credential_ends_at }: ReadyConnection): number | null =>
  flow === 'service-to-service'
    ? (credential_ends_at?.getTime() ?? null)
    : app && endOfDay(app.credential.endsOn).getTime()
