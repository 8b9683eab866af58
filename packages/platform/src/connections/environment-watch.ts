import { readEnvironment } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { defineRounds, type Rounds } from '../runs/rounds.ts'
import { type Concern, setConcern } from '../store/concerns.ts'
import { listWorking, noteEnvironment } from '../store/connections.ts'
import { insertEvent } from '../store/events.ts'
import type { EnvironmentNotice, StoredEnvironment } from '../store/tables/connections.ts'
import { judgeEnvironment, type Likeness } from './environment-change.ts'
import type { Connections, OpenConnection } from './open.ts'

type WatchParts = Pick<Parts, 'db' | 'log' | 'runs' | 'now'>

/** Companies are asked for less often than environments, in milliseconds. */
const companiesEveryMs = 6 * 3_600_000

/** Looks at the environments of all connections each hour. */
export const defineEnvironmentWatch = (parts: WatchParts, connections: Connections): Rounds =>
  defineRounds(parts, {
    name: 'connections.environments',
    everyMs: 3_600_000,
    list: (after, limit) => listWorking(parts.db, after, limit),
    // No answer says nothing about the environment; that a connection is broken was noted on the way.
    look: async ({ id, workspace_id: workspaceId }) =>
      lookAtEnvironment(parts, await connections.open({ workspaceId, integrationId: undefined }, id)),
  })

/**
 * Looks at the environment of one connection and stores what became of it: one request while nothing changes, one more
 * for each new environment, and one for the companies every six hours.
 *
 * @throws Fault `bc.*`, `auth.*`, `net.*`
 */
export const lookAtEnvironment = async (
  { db, now }: Pick<Parts, 'db' | 'now'>,
  connection: OpenConnection,
): Promise<void> => {
  const { row, client, use } = connection
  const { environment, environments_seen: seen, environment_notice: former } = row
  if (environment === null) return
  const at = new Date(now()).toISOString()
  const listed = (await use(() => client.environments({ priority: 'bulk' })))
    .filter(({ aadTenantId }) => !aadTenantId || aadTenantId.toLowerCase() === row.tenant_id)
    .map((each): StoredEnvironment => readEnvironment({ ...each }))

  const isDue =
    former?.kind === 'companies-gone' ||
    seen?.companiesAt === undefined ||
    now() - Date.parse(seen.companiesAt) >= companiesEveryMs
  let companiesAt = seen?.companiesAt
  const visible = async () => {
    if (!isDue) return undefined
    const { records } = await use(() => client.companies.list({}, { priority: 'bulk' }))
    companiesAt = at
    return records.map(({ id }) => id)
  }
  const { notice, known } = await judgeEnvironment(
    { environment, companies: row.companies, seen: seen ?? undefined },
    { listed, visible, likeness: (each) => likenessOf(connection, each) },
  )

  // What may be a copy stays so until a person has said what it is, also when it looks like before again.
  if (notice === undefined && former?.stopsWrites === true && former.kind !== 'deleted') return
  const isSame = notice !== undefined && former?.kind === notice.kind && former.what === notice.what
  const stored = notice && { ...notice, since: isSame ? former.since : at, listed }
  await db.transaction().execute(async (tx) => {
    const isStored = await noteEnvironment(tx, row, {
      environments_seen: JSON.stringify({ at, environments: known, ...(companiesAt && { companiesAt }) }),
      environment_notice: stored ? JSON.stringify(stored) : null,
      // A client is made for writing or only for reading.
      ...((former?.stopsWrites ?? false) !== (notice?.stopsWrites ?? false) && { revision: row.revision + 1 }),
    })
    if (!isStored) return
    await setConcern(tx, row.id, 'environment', notice && concernOfNotice(notice), new Date(at))
    if (notice === undefined || isSame) return
    const { kind: change, what, stopsWrites, needsAttention } = notice
    await insertEvent(tx, {
      workspaceId: row.workspace_id,
      integrationId: row.integration_id,
      connectionId: row.id,
      kind: 'environment.noticed',
      at: new Date(at),
      data: { change, what, stopsWrites, needsAttention },
    })
  })
}

const byConfirming = 'Say on the page of the connection which environment it is.'

const remedies: Readonly<Record<EnvironmentNotice['kind'], Pick<Concern, 'who' | 'remedy'>>> = {
  renamed: { who: 'builder', remedy: byConfirming },
  copied: { who: 'builder', remedy: byConfirming },
  'type-changed': { who: 'builder', remedy: byConfirming },
  moved: { who: 'builder', remedy: byConfirming },
  deleted: {
    who: 'admin-center-admin',
    remedy: 'Recover the environment in the Business Central admin center, or let this connection in again there.',
  },
  'companies-gone': {
    who: 'bc-admin',
    remedy:
      'Give the permission sets back for these companies, or choose other companies on the page of the connection.',
  },
}

/** What a notice means for the health of its connection; undefined where nobody has to act. */
const concernOfNotice = ({
  kind,
  what,
  needsAttention,
}: Pick<EnvironmentNotice, 'kind' | 'what' | 'needsAttention'>): Concern | undefined =>
  needsAttention ? { severity: 'attention', what, ...remedies[kind] } : undefined

/** Whether another environment lets the connection in and has one of its companies. */
const likenessOf = async ({ row, elsewhere }: OpenConnection, environment: StoredEnvironment): Promise<Likeness> => {
  try {
    const { records } = await elsewhere(environment).companies.list({}, { priority: 'bulk', patienceMs: 0 })
    return records.some(({ id }) => row.companies.some((each) => each.id === id)) ? 'same' : 'other'
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.code === 'bc.credentials_rejected' || error.code === 'bc.permission_missing' ? 'other' : 'unknown'
  }
}
