import type { Environment } from '../world.ts'
import { type Asked, orderedBy } from './asked.ts'
import { startOperation } from './operations.ts'
import type { EnvironmentOperation } from './state.ts'

/** Writes a change of settings into the history of an environment. */
export const noteChange = (asked: Asked, environment: Environment, parameters: EnvironmentOperation['parameters']) =>
  startOperation(asked.sim, asked.administrator.tenant, environment, 'modify', {
    ...orderedBy(asked),
    parameters,
    takesMs: 0,
  })
