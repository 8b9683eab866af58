export { type Action, actionsOf, findAction, isEveryday, listActions, wantedByActions } from './actions.ts'
export { type AdminCenterCall, adminCenterCalls } from './admin-center-calls.ts'
export { type BcErrorCode, type BcErrorFact, type BcEvidence, bcErrors } from './bc-errors.ts'
export {
  adminCenterLink,
  type BusinessCentralPage,
  businessCentralLink,
  businessCentralPages,
  type DeepLink,
  type EntraPage,
  entraLink,
  germanPageNames,
  type LinkEvidence,
} from './deep-links.ts'
export { type JsonSchema, jsonSchema, propertySchema, type RecordShape } from './derive/json-schema.ts'
export { escapeOptionName, findOptionName, ordinalsOf, plainOptionName } from './derive/option-names.ts'
export { entitiesAt, entityAt, type FindEntity, sinceOf } from './derive/versions.ts'
export {
  actionProof,
  noKey,
  noProperty,
  type WriteProof,
  type WriteVerb,
  type WriteWay,
  writeProof,
  writeVerbs,
  writeWays,
} from './derive/write-proofs.ts'
export { type DirectoryRole, directoryRoles } from './directory-roles.ts'
export {
  adminCenterApi,
  authorityAliases,
  businessCentralAppId,
  businessCentralResource,
  businessCentralScope,
  companyUrl,
  deploymentUrl,
  discoveryUrl,
  type Endpoints,
  type EnvironmentAddress,
  type EnvironmentPlace,
  embedEndpoints,
  embedFamilies,
  endpointsOf,
  environmentsUrl,
  environmentUrl,
  graphAppId,
  graphResource,
  microsoftEndpoints,
  routes,
  routeUrl,
  tokenUrl,
} from './endpoints.ts'
export {
  automationEntities,
  entities,
  entitiesOf,
  findEntity,
  platformEntities,
  standardEntities,
} from './entities/index.ts'
export {
  type ActionName,
  type Area,
  type BoundAction,
  type ChangesOf,
  type DraftOf,
  type Entity,
  entity,
  type Navigation,
  type PropertyName,
  type QueryTable,
  type RecordOf,
  type RouteName,
  type Rule,
  type Source,
  type Verb,
  type VerbsOf,
} from './entity.ts'
export { type EntraCall, entraCalls } from './entra-calls.ts'
export {
  type EntraErrorFact,
  type EntraErrorNumber,
  type EntraErrorPlace,
  entraErrors,
  findEntraError,
} from './entra-errors.ts'
export {
  type Evidence,
  evidenceMarks,
  evidenceOfEntity,
  evidenceOfEntraError,
  evidenceOfLimit,
} from './evidence.ts'
export { Fault, type FaultDetails, type MissingPermission } from './fault.ts'
export { type FaultCode, type FaultFact, faults, type Mender, type Retry } from './faults.ts'
export {
  amount,
  bigInteger,
  choice,
  code,
  collection,
  date,
  decimal,
  flag,
  guid,
  instant,
  integer,
  type Kind,
  key,
  type OptionFacts,
  option,
  optionType,
  type Property,
  type PropertyOptions,
  type ReadOnlyBy,
  type Reference,
  stream,
  text,
  unitAmount,
  type ValueOf,
  type WritableOf,
} from './kinds.ts'
export { type Limit, limits } from './limits.ts'
export { azureManagement, type MicrosoftClient, microsoftClients } from './microsoft-clients.ts'
export {
  type Deadline,
  hideTexts,
  type NetworkFailure,
  networkFault,
  readNetworkFailure,
  readRetryAfter,
  startDeadline,
} from './network.ts'
export * as options from './options.ts'
export {
  type AppRole,
  appRoles,
  delegatedScopes,
  neededPermissionSets,
  neededRoles,
  type PermissionSet,
  type PermissionSetId,
  permissionSetOpens,
  permissionSets,
  type Wanted,
} from './permissions.ts'
export { type ProtocolFact, protocolFacts } from './protocol.ts'
export { type ResourceApplication, type ResourcePermission, resourceApplications } from './resource-applications.ts'
export { findSeenFault } from './seen.ts'
export { checkTypedValue, type TypedValue, type TypedValueKind, type TypedValueProblem } from './typed-values.ts'
export { localizations, reservedEnvironmentNames, type VersionFact, versions } from './versions.ts'
