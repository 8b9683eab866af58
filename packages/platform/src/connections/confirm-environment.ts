import { endpointsOf, Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { noteChosenMeanwhile } from '../store/candidates.ts'
import { setConcern } from '../store/concerns.ts'
import { type ConnectionView, rewireConnection } from '../store/connections.ts'
import { insertEvent } from '../store/events.ts'

/**
 * Takes a person's word for which environment a connection belongs to. Its address follows, and all environments that
 * were listed then count as known.
 *
 * @param name One of the choices of the notice.
 * @param by Who said so.
 * @throws Fault `connection.nothing_to_confirm`; `request.invalid` for a name that is no choice
 */
export const confirmEnvironment = async (
  { db, now }: Pick<Parts, 'db' | 'now'>,
  row: ConnectionView,
  name: string,
  by: string,
): Promise<void> => {
  const { environment_notice: notice, environments_seen: seen, endpoints } = row
  if (notice === null || notice.choices.length === 0 || endpoints === null)
    throw new Fault('connection.nothing_to_confirm')
  const environment = notice.choices.find((each) => each.name.toLowerCase() === name.toLowerCase())
  if (environment === undefined)
    throw new Fault('request.invalid', {
      field: 'environment',
      message: `${name} is not among ${notice.choices.map((each) => each.name).join(', ')}.`,
    })
  const at = new Date(now()).toISOString()
  await db.transaction().execute(async (tx) => {
    await noteChosenMeanwhile(tx, row.id, { environment })
    await rewireConnection(tx, row.id, {
      environment: JSON.stringify(environment),
      endpoints: JSON.stringify(endpointsOf(endpoints, { family: '', ...environment })),
      environment_notice: null,
      environments_seen: JSON.stringify({ ...seen, at, environments: notice.listed }),
      environment_confirmed: JSON.stringify({ at, by, environment: environment.name, what: notice.what }),
    })
    await setConcern(tx, row.id, 'environment', undefined, new Date(at))
    await insertEvent(tx, {
      workspaceId: row.workspace_id,
      integrationId: row.integration_id,
      connectionId: row.id,
      kind: 'environment.confirmed',
      at: new Date(at),
      data: { environment: environment.name, by },
    })
  })
}
