import type { PathValues, Route } from '../router.ts'
import type { Simulation } from '../simulation.ts'
import type { Tenant } from '../world.ts'
import type { Input } from './input.ts'
import { getTenant } from './tenants.ts'

/** One change of the world by HTTP. */
export interface Change {
  /** What it does, for the index. */
  readonly about: string
  /** Fields that the body may hold. */
  readonly fields: readonly string[]
  /** Status of a good answer. @default 200, or 204 when nothing comes back */
  readonly status?: number
  readonly run: (sim: Simulation, values: PathValues, input: Input) => unknown
}

export const change = (
  method: string,
  path: string,
  about: string,
  fields: readonly string[],
  run: Change['run'],
  status?: number,
): Route<Change> => ({ method, path, answer: { about, fields, run, ...(status !== undefined && { status }) } })

/** The tenant that the path names. */
export const tenantOf = (sim: Simulation, { tenant }: PathValues): Tenant => getTenant(sim, tenant!)

/** Only what was given, so that defaults apply to the rest. */
export const given = <Value extends object>(
  values: {
    [Name in keyof Value]: Value[Name] | undefined
  },
): Partial<Value> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Value>
