export { type Clock, startClock } from './clock.ts'
export type { Control } from './control/control.ts'
export { Refused, type RefusedBecause } from './control/refused.ts'
export type { SimulatorEnv } from './env-file.ts'
export type { Addresses } from './http.ts'
export type { JournalEntry, JournalFace, RequestMatch } from './journal.ts'
export type { LogLine } from './log.ts'
export { type Random, seededRandom, trueRandom } from './random.ts'
export { problems, unseenProblems } from './scenarios/problems/index.ts'
export type {
  CallerRequest,
  Problem,
  ProblemKind,
  ProblemSignal,
  ProblemStart,
  ProgramName,
  UnseenProblem,
} from './scenarios/problems/problem.ts'
export { readScenario } from './scenarios/read.ts'
export type {
  FaultAnswer,
  FaultChange,
  FaultMatch,
  FaultRule,
  FaultSend,
  FaultWhen,
  Scenario,
  Step,
} from './scenarios/scenario.ts'
export type { Played, PlayedRule, ScenarioSummary, Scenarios } from './scenarios/scenarios.ts'
export type {
  Seed,
  SeedApplication,
  SeedCard,
  SeedCompany,
  SeedEnvironment,
  SeedTenant,
  SeedUser,
} from './seeds/seed.ts'
export { readSeed } from './seeds/seed.ts'
export type { Settings } from './settings.ts'
export { type Simulator, type SimulatorOptions, type SimulatorTls, startSimulator } from './simulator.ts'
export type { TlsOptions } from './tls/options.ts'
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
