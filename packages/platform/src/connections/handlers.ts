import { Fault } from '@landbridge/model'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { noteChosenMeanwhile } from '../store/candidates.ts'
import { dropRunningCheck } from '../store/checks.ts'
import { setConcern } from '../store/concerns.ts'
import {
  deleteConnection,
  listConnections,
  rewireConnection,
  setPaused,
  updateConnection,
} from '../store/connections.ts'
import { confirmEnvironment } from './confirm-environment.ts'
import { nameOfCaller } from './name-of-caller.ts'
import type { Connections } from './open.ts'
import { viewConnection } from './view.ts'

type Operation =
  | 'connections.list'
  | 'connections.read'
  | 'connections.update'
  | 'connections.delete'
  | 'connections.companies'
  | 'connections.chooseCompanies'
  | 'connections.confirmEnvironment'

/** Live grants. A key that is bound to one integration sees only those of that one. */
export const connectionHandlers = (
  { db, vault, now }: Pick<Parts, 'db' | 'vault' | 'now'>,
  connections: Connections,
): Pick<Handlers, Operation> => ({
  'connections.list': async (filter, context) => ({
    connections: (await listConnections(db, context, filter)).map(viewConnection),
  }),

  'connections.read': async ({ connectionId }, context) => viewConnection(await connections.get(context, connectionId)),

  'connections.update': async ({ connectionId, name, paused }, context) => {
    const row = await connections.get(context, connectionId)
    if (paused !== undefined && row.health === 'in-setup') throw new Fault('connection.not_ready')
    if (name !== undefined) await updateConnection(db, connectionId, { name })
    if (paused !== undefined) await setPaused(db, connectionId, paused, new Date(now()))
    if (paused === true) await dropRunningCheck(db, connectionId, new Date(now()))
    return viewConnection(await connections.get(context, connectionId))
  },

  'connections.delete': async ({ connectionId }, context) => {
    const row = await connections.get(context, connectionId)
    const owner = { workspaceId: row.workspace_id, subjectId: connectionId }
    await deleteConnection(db, connectionId, new Date(now()), (within) => vault.destroyAll(owner, { db: within }))
    connections.forgetToken(row)
    return null
  },

  'connections.companies': async ({ connectionId }, context) => {
    const { client, use } = await connections.open(context, connectionId)
    const { records } = await use(() => client.companies.list({}, { signal: context.signal }))
    return {
      companies: records.map(companyOf),
    }
  },

  'connections.chooseCompanies': async ({ connectionId, companies }, context) => {
    const { row, client, use } = await connections.open(context, connectionId)
    const { records } = await use(() => client.companies.list({}, { signal: context.signal }))
    const visible = new Map(records.map((each) => [each.id.toLowerCase(), companyOf(each)]))
    const chosen = [...new Set(companies.map((id) => id.toLowerCase()))].map((id) => {
      const company = visible.get(id)
      if (company === undefined)
        throw new Fault('connection.company_unknown', {
          field: 'companies',
          message: `Business Central does not show a company ${id} to this connection.`,
        })
      return company
    })
    const isMended = row.environment_notice?.kind === 'companies-gone'
    await db.transaction().execute(async (tx) => {
      await noteChosenMeanwhile(tx, connectionId, { companies: chosen })
      await rewireConnection(tx, connectionId, {
        companies: JSON.stringify(chosen),
        ...(isMended && { environment_notice: null }),
      })
      if (isMended) await setConcern(tx, connectionId, 'environment', undefined, new Date(now()))
    })
    return viewConnection(await connections.get(context, connectionId))
  },

  'connections.confirmEnvironment': async ({ connectionId, environment }, context) => {
    const row = await connections.get(context, connectionId)
    await confirmEnvironment({ db, now }, row, environment, await nameOfCaller(db, context))
    connections.forgetToken(row)
    return viewConnection(await connections.get(context, connectionId))
  },
})

const companyOf = ({ id, name, displayName }: { id: string; name: string; displayName: string }) => ({
  id,
  name,
  displayName: displayName || name,
})
