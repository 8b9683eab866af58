export type { ActionResult } from './actions.ts'
export { type BcError, type BcRefusal, bcFault, readBcError, readMissingPermission } from './bc-fault.ts'
export {
  type AutomationSets,
  type ClientOptions,
  type CompanyClient,
  createClient,
  type EnvironmentClient,
  type StandardSets,
  type TokenGetter,
} from './client.ts'
export type {
  EntitySet,
  GuardedOptions,
  LooseKey,
  LooseSingleRecord,
  Page,
  RecordSet,
  SingleRecord,
  WriteOptions,
} from './entity-set.ts'
export { type EnvironmentInfo, type ListEnvironmentsOptions, listEnvironments } from './environments.ts'
export type { Conditions, Filter, Tests } from './filter.ts'
export {
  type AcquireOptions,
  createGovernor,
  type Governor,
  type GovernorOptions,
  type GovernorState,
  type Priority,
} from './governor.ts'
export type { ListQuery, LooseQuery, RecordQuery } from './query.ts'
export type { RawAnswer, RawRequest } from './raw.ts'
export type { AnyRecord, DeepDraftOf, Expand, ExpandQuery, KeyOf, Order, RecordRef, RowOf } from './rows.ts'
export type { CallOptions } from './send.ts'
export type { Bytes, RecordStream } from './streams.ts'
export { fetchTransport, type Transport, type TransportAnswer, type TransportRequest } from './transport.ts'
export type { Wait } from './wait.ts'
