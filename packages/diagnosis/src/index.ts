export type { AppFacts, AppWarning } from './app-file/app-facts.ts'
export { compareAppVersions } from './app-file/app-version.ts'
export { type AppSurroundings, checkAppFits, type PublishedApp, sameApp } from './app-file/check-fit.ts'
export type { AppDependency, AppManifest } from './app-file/manifest.ts'
export { type AppJson, type PackedFile, packApp, readAppJson } from './app-file/pack-app.ts'
export { mostAppBytes, readAppFile } from './app-file/read-app.ts'
export { type AskedProbe, mostRequests } from './asking.ts'
export type { CauseAnswer, CauseFact, Service, Signal, SignalStrength } from './causes/cause.ts'
export { causes, findCause } from './causes/index.ts'
export { type CheckLine, pendingLines, provingCheck, verdictOf } from './check.ts'
export { type ClueName, clues } from './clues.ts'
export { type DiagnoseOptions, type Diagnosis, diagnose, type Failure } from './diagnose.ts'
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
export { inquiries } from './inquiries/index.ts'
export type { Inquiry } from './inquiries/inquiry.ts'
export type { Change, LastGood } from './last-good.ts'
export {
  type CheckGroup,
  type CheckSubject,
  type Plan,
  type PlannedLine,
  planAgain,
  planCheck,
  requestsAtMost,
} from './plan.ts'
export { applicationExists } from './probes/application-exists.ts'
export { cardAccepted, personAccepted } from './probes/card-accepted.ts'
export { companiesVisible } from './probes/companies-visible.ts'
export { credentialExpiry } from './probes/credential-expiry.ts'
export { endpointAnswers } from './probes/endpoint-answers.ts'
export { entityReadable } from './probes/entity-readable.ts'
export {
  environmentListed,
  environmentsVisible,
  findEnvironment,
  readEnvironment,
} from './probes/environment-listed.ts'
export { environmentReady } from './probes/environment-ready.ts'
export { extensionInstalled, type WantedApp } from './probes/extension-installed.ts'
export type { OwnUse } from './probes/limits-headroom.ts'
export type { NotificationDoor, OpenReceiver } from './probes/notifications-arrive.ts'
export { rolesGranted } from './probes/roles-granted.ts'
export { scopesGranted } from './probes/scopes-granted.ts'
export type { SeenWrite } from './probes/seen-writes.ts'
export { signInRenewed } from './probes/sign-in-renewed.ts'
export { tenantExists } from './probes/tenant-exists.ts'
export { tokenFacts } from './probes/token-facts.ts'
export { tokenIssued } from './probes/token-issued.ts'
export type { WantedEntity } from './probes/wanted-entity.ts'
export type { Confidence, GivenAnswer } from './rank.ts'
export type { RawAnswer } from './reading/reading.ts'
export type { SentRequest } from './reading/sent.ts'
export { returnedFinding } from './returned.ts'
export type { DiagnosisSubject } from './subject.ts'
export type { OpenQuestion, RankedCause, Reason } from './verdict.ts'
