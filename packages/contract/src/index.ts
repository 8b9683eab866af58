export { checkTypedValue, type TypedValue } from '@landbridge/model'
export { type Contract, contract, type OperationName } from './contract.ts'
export { type Caller, type CallerOptions, type CallOptions, createCaller, Refused } from './derive/caller.ts'
export { openApi } from './derive/openapi.ts'
export { type Shape, shapeOf } from './derive/shape.ts'
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
export type { Connection } from './operations/connections.ts'
export type { Integration } from './operations/integrations.ts'
export type { ApiKey } from './operations/keys.ts'
export type { BusinessRecord } from './operations/records.ts'
export type { Session } from './operations/session.ts'
export type { Field, Finding, Instruction, Setup, SetupStep, SetupSummary, StepId } from './operations/setup.ts'
export type { Company, EndpointAddresses, FaultView, Link, WantedSet } from './values.ts'
