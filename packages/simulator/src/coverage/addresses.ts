import { type Entity, entitiesAt, type RouteName, routes } from '@landbridge/model'
import type { TrialWorld } from './world.ts'

/** A record as the service returns it. */
export type Row = Readonly<Record<string, unknown>>

/** Where records of a set are, with some of them. */
export interface Place {
  readonly address: string
  readonly rows: readonly Row[]
  readonly status: number
  readonly isRefused: boolean
}

/** The newest version that the tables know, so that every set is there. */
export const triedVersion = 29

/** Address of a route of the demonstration's environment, behind the host. */
export const routeAddress = ({ sim }: TrialWorld, route: RouteName): string =>
  `/v2.0/${sim.env.TENANT}/${sim.env.ENVIRONMENT}/${routes[route].path}`

/** Address of a set, below the demonstration's company where it belongs to one. */
export const setAddress = (world: TrialWorld, route: RouteName, { set, everyCompany }: Entity): string =>
  `${routeAddress(world, route)}/${everyCompany ? '' : `companies(${world.sim.env.COMPANY})/`}${set}`

/** The key of a record as it stands in addresses. */
export const keyOf = ({ key, properties }: Entity, row: Row): string => {
  const text = (name: string): string => {
    const value = String(row[name])
    return properties[name]?.kind === 'text' || properties[name]?.kind === 'option'
      ? `'${encodeURIComponent(value.replaceAll("'", "''"))}'`
      : value
  }
  const [only = ''] = key
  return key.length === 1 ? text(only) : key.map((name) => `${name}=${text(name)}`).join(',')
}

/** Lists some records at an address. */
export const listAt = async (world: TrialWorld, address: string, top = 40): Promise<Place> => {
  const { status, isRefused, text } = await world.ask('api', { method: 'GET', path: `${address}?$top=${top}` })
  const value = status === 200 ? (JSON.parse(text) as { value?: readonly Row[] }).value : undefined
  return { address, rows: value ?? [], status, isRefused }
}

const maxParents = 12

/** Looks below the records of other sets for one that has records of this one. */
const placeBelow = async (world: TrialWorld, route: RouteName, entity: Entity): Promise<Place | undefined> => {
  let empty: Place | undefined
  for (const parent of entitiesAt(triedVersion, route))
    for (const [name, { to, many }] of Object.entries(parent.navigation ?? {})) {
      if (to !== entity.set || !many || (entity.onlyBelow !== undefined && parent.set !== entity.onlyBelow)) continue
      const address = setAddress(world, route, parent)
      const { rows } = await listAt(world, address, maxParents)
      for (const row of rows) {
        const place = await listAt(world, `${address}(${keyOf(parent, row)})/${name}`)
        if (place.rows.length > 0) return place
        empty ??= place.status === 200 || place.isRefused ? place : undefined
      }
    }
  return empty
}

/** Where a set can be read: by itself, or below a record of another one. */
export const placeOf = async (world: TrialWorld, route: RouteName, entity: Entity): Promise<Place> => {
  const own = await listAt(world, setAddress(world, route, entity))
  if (own.rows.length > 0 || own.isRefused) return own
  return (await placeBelow(world, route, entity)) ?? own
}
