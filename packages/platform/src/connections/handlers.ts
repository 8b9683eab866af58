import { Fault } from '@landbridge/model'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { dropRunningCheck } from '../store/checks.ts'
import { deleteConnection, listConnections, rewireConnection, updateConnection } from '../store/connections.ts'
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
    await updateConnection(db, connectionId, {
      name: name ?? row.name,
      paused_at: paused === undefined ? row.paused_at : paused ? (row.paused_at ?? new Date(now())) : null,
    })
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
    await rewireConnection(db, connectionId, {
      companies: JSON.stringify(chosen),
      ...(isMended && { environment_notice: null }),
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
