export { checkTypedValue, type TypedValue, versions } from '@landbridge/model'
export { type Contract, contract, type OperationName } from './contract.ts'
export { type Caller, type CallerOptions, type CallOptions, createCaller, Refused } from './derive/caller.ts'
export { openApi } from './derive/openapi.ts'
export { type Shape, shapeOf } from './derive/shape.ts'
export { isShown } from './derive/shown.ts'
export {
  type EventData,
  type EventKind,
  eventKindNames,
  eventKinds,
  type Gravity,
  gravities,
  gravityOf,
  isDetail,
  sayEvent,
} from './event-kinds.ts'
export {
  type CallOf,
  commonFaults,
  type InputOf,
  type Method,
  type Operation,
  type OutputOf,
  operation,
  type Role,
} from './operation.ts'
export type { EndpointChoice, EntitySetSummary, PropertyView } from './operations/catalogue.ts'
export type { Check, CheckLine } from './operations/checks.ts'
export { checkGroups } from './operations/checks.ts'
export type { Connection } from './operations/connections.ts'
export type { Credential, CredentialMark, CredentialTask } from './operations/credentials.ts'
export type { Diagnosis, RankedCause, StoredDiagnosis } from './operations/diagnosis.ts'
export type { EventView } from './operations/events.ts'
export type { AppFactsView, ExtensionState, Installation, PinnedExtension } from './operations/extensions.ts'
export type { ActionView, Guide } from './operations/guide.ts'
export type { Integration } from './operations/integrations.ts'
export type { ApiKey } from './operations/keys.ts'
export type { OpenedLink, SetupLink } from './operations/links.ts'
export { linkAudiences, usualLinkDays } from './operations/links.ts'
export type { Notices, Recipient } from './operations/notices.ts'
export type { BusinessRecord } from './operations/records.ts'
export type { Registering, RegisteringStep } from './operations/registering.ts'
export type { Session } from './operations/session.ts'
export type {
  Field,
  Finding,
  Instruction,
  Setup,
  SetupStep,
  SetupSummary,
  StepId,
  StepProgress,
} from './operations/setup.ts'
export { stepIds } from './operations/setup.ts'
export type { Watch } from './operations/watch.ts'
export type { Delivery, Webhook } from './operations/webhooks.ts'
export type { Company, EndpointAddresses, FaultView, Flow, Link, Needs, WantedSet } from './values.ts'
export { flows } from './values.ts'
