import {
  automationCompanies,
  deploymentState,
  elsewhere,
  environmentList,
  extensionKnown,
  extensionRoute,
  sameAgain,
  standardCompanies,
  wantedSets,
} from './business-central.ts'
import { freshToken, homeToken, renewedToken, tenantKnown, trimmedSecret } from './entra.ts'
import { assignments, graphAccess, personRoles, registration, resourcePrincipal } from './graph.ts'
import type { Inquiry } from './inquiry.ts'

/** All questions that a diagnosis can ask, in the order in which they are asked where several would help. */
export const inquiries: readonly Inquiry[] = [
  tenantKnown,
  deploymentState,
  freshToken,
  renewedToken,
  trimmedSecret,
  homeToken,
  environmentList,
  standardCompanies,
  graphAccess,
  registration,
  assignments,
  resourcePrincipal,
  personRoles,
  extensionRoute,
  extensionKnown,
  elsewhere,
  automationCompanies,
  sameAgain,
]

/** The way through a connection where no failure was given: the first refusal on it is the failure. */
export const walk: readonly Inquiry[] = [
  tenantKnown,
  freshToken,
  renewedToken,
  environmentList,
  standardCompanies,
  wantedSets,
]
