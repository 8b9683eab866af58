export { type Clock, startClock } from './clock.ts'
export type { Control } from './control/control.ts'
export { Refused, type RefusedBecause } from './control/refused.ts'
export type { SimulatorEnv } from './env-file.ts'
export type { Addresses } from './http.ts'
export type { JournalEntry } from './journal.ts'
export type { LogLine } from './log.ts'
export { type Random, seededRandom, trueRandom } from './random.ts'
export type { Settings } from './settings.ts'
export { type Simulator, type SimulatorOptions, startSimulator } from './simulator.ts'
export type { Claims } from './tokens.ts'
export type {
  Application,
  ApplicationCard,
  Certificate,
  Company,
  Environment,
  Secret,
  ServicePrincipal,
  Tenant,
  User,
  World,
} from './world.ts'
