import { readEnvironment } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { listWorking, noteEnvironment } from '../store/connections.ts'
import type { StoredEnvironment } from '../store/tables/connections.ts'
import { judgeEnvironment, type Likeness } from './environment-change.ts'
import type { Connections, OpenConnection } from './open.ts'
import { turns } from './turns.ts'

type WatchParts = Pick<Parts, 'db' | 'log' | 'runs' | 'now'>

/** Looks at the environments of all connections each hour, for as long as there is a process. */
export interface EnvironmentWatch {
  /** Begins the next round, unless it waits already; after the runs were launched. */
  readonly begin: () => Promise<void>
}

const hourMs = 3_600_000
/** Companies are asked for less often than environments, in milliseconds. */
const companiesEveryMs = 6 * hourMs
/** Connections in one step of a round, and at the same time. */
const pageSize = 100
const mostAtOnce = 5

export const defineEnvironmentWatch = (parts: WatchParts, connections: Connections): EnvironmentWatch => {
  const { db, log, runs, now } = parts

  const look = async (place: { readonly id: string; readonly workspace_id: string }): Promise<void> => {
    try {
      const scope = { workspaceId: place.workspace_id, integrationId: undefined }
      await lookAtEnvironment(parts, await connections.open(scope, place.id))
    } catch (error) {
      // No answer says nothing about the environment; that a connection is broken was noted on the way.
      if (!(error instanceof Fault)) log.warn({ err: error, connectionId: place.id }, 'a look at an environment failed')
    }
  }

  /** @returns The last connection of the page; undefined after the last page. */
  const lookAtPage = async (after: string | undefined): Promise<string | undefined> => {
    const page = await listWorking(db, after, pageSize)
    const turn = turns(mostAtOnce)
    await Promise.all(page.map((place) => turn(() => look(place))))
    return page.length < pageSize ? undefined : page.at(-1)?.id
  }

  const watching = runs.define<{ readonly hour: number }>('connections.environments', async (run, { hour }) => {
    await run.sleep(Math.max(0, hour * hourMs - now()))
    // First of all, so that a round that fails is not the last.
    await run.step('next round', () => start(nextHour(now())))
    let after: string | undefined
    for (let page = 1; ; page += 1) {
      const from = after
      after = await run.step(`page ${page}`, () => lookAtPage(from))
      if (after === undefined) return
    }
  })

  /** Each hour has one round, in whichever process. */
  const start = (hour: number) => watching.start(`connections.environments ${hour}`, { hour })

  return { begin: () => start(nextHour(now())) }
}

const nextHour = (now: number): number => Math.floor(now / hourMs) + 1

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
  await noteEnvironment(db, row, {
    environments_seen: JSON.stringify({ at, environments: known, ...(companiesAt && { companiesAt }) }),
    environment_notice: stored ? JSON.stringify(stored) : null,
    // A client is made for writing or only for reading.
    ...((former?.stopsWrites ?? false) !== (notice?.stopsWrites ?? false) && { revision: row.revision + 1 }),
  })
}

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
