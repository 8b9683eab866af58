import { triedVersion } from './addresses.ts'
import { tryEntitySets } from './entity-sets.ts'
import { listControls, tryAdminCenter, tryEntra, tryGraph, tryProtocol } from './facts.ts'
import type { Coverage } from './row.ts'
import { startTrialWorld, type TrialWorld } from './world.ts'

export { type Difference, differences } from './differences.ts'
export type { ControlRow, Coverage, EntitySetRow, FactRow, OperationRow, Outcome, Tried } from './row.ts'

const inWorld = async <T>(work: (world: TrialWorld) => Promise<T>): Promise<T> => {
  const world = await startTrialWorld()
  try {
    return await work(world)
  } finally {
    await world.stop()
  }
}

const inNewestVersion = (world: TrialWorld): TrialWorld => {
  const { environments } = world.sim.world.tenants.get(world.sim.env.TENANT)!
  for (const environment of environments.values()) Object.assign(environment, { version: `${triedVersion}.0.0.0` })
  return world
}

/**
 * Finds out what the simulator plays and what it refuses, by asking it: every operation of every entity set, and all
 * that the model knows of the wire, of sign-in, of Microsoft Graph and of the Admin Center API. Takes some seconds.
 *
 * @returns The same at each call of one version.
 */
export const collectCoverage = async (): Promise<Coverage> => ({
  entitySets: await inWorld(async (world) => [
    ...(await tryEntitySets(inNewestVersion(world), 'standard')),
    ...(await tryEntitySets(world, 'automation')),
  ]),
  protocol: await inWorld(tryProtocol),
  entra: await inWorld(tryEntra),
  graph: await inWorld(tryGraph),
  adminCenter: await inWorld(tryAdminCenter),
  controls: await inWorld(listControls),
})
