export { type CheckLine, pendingLines, provingCheck, verdictOf } from './check.ts'
export type { FactName, Facts, ListedEnvironment, Look, Probe, Reach, VisibleCompany } from './facts.ts'
export {
  type Cause,
  causeText,
  type Evidence,
  type Finding,
  isPassing,
  menderOf,
  remedyText,
  type Verdict,
} from './finding.ts'
export { lookInTurn, type Turn } from './in-turn.ts'
export { type CheckGroup, type CheckSubject, type Plan, type PlannedLine, planCheck } from './plan.ts'
export { applicationExists } from './probes/application-exists.ts'
export { cardAccepted } from './probes/card-accepted.ts'
export { companiesVisible } from './probes/companies-visible.ts'
export { credentialExpiry } from './probes/credential-expiry.ts'
export { endpointAnswers } from './probes/endpoint-answers.ts'
export { entityReadable, type WantedEntity } from './probes/entity-readable.ts'
export { environmentListed, environmentsVisible, findEnvironment } from './probes/environment-listed.ts'
export { environmentReady } from './probes/environment-ready.ts'
export { rolesGranted } from './probes/roles-granted.ts'
export { tenantExists } from './probes/tenant-exists.ts'
export { tokenFacts } from './probes/token-facts.ts'
export { tokenIssued } from './probes/token-issued.ts'
