import type { ClientCredential } from '@landbridge/auth'
import { type Endpoints, neededRoles } from '@landbridge/model'
import type { Facts, Probe, VisibleCompany } from './facts.ts'
import { cardAccepted } from './probes/card-accepted.ts'
import { companiesVisible } from './probes/companies-visible.ts'
import { credentialExpiry } from './probes/credential-expiry.ts'
import { entityReadable, lineId, type WantedEntity } from './probes/entity-readable.ts'
import { environmentListed } from './probes/environment-listed.ts'
import { environmentReady } from './probes/environment-ready.ts'
import { rolesGranted } from './probes/roles-granted.ts'
import { tenantExists } from './probes/tenant-exists.ts'
import { tokenFacts } from './probes/token-facts.ts'
import { tokenIssued } from './probes/token-issued.ts'

/** Subjects by which lines are grouped. */
export type CheckGroup = 'token' | 'consent' | 'environment' | 'card' | 'company' | 'entities' | 'credential'

/** One thing to be proved, and the probe that proves it. */
export interface PlannedLine {
  readonly id: string
  readonly group: CheckGroup
  readonly what: string
  readonly probe: Probe
}

/** What is known at the start of a check, and what is to be proved. Made by {@link planCheck}. */
export interface Plan {
  readonly facts: Partial<Facts>
  readonly lines: readonly PlannedLine[]
}

/** All that a proving check has to know beforehand. */
export interface CheckSubject {
  readonly endpoints: Endpoints
  /** Directory id or domain. */
  readonly tenant: string
  readonly clientId: string
  /** Absent where none is stored: what needs it is skipped. */
  readonly credential?: ClientCredential
  /** End of the credential in milliseconds since 1970, where somebody said so. */
  readonly credentialEndsAt: number | null
  readonly environment: string
  readonly companies: readonly VisibleCompany[]
  /** What the connection is for. */
  readonly wanted: readonly WantedEntity[]
}

/** The plan of a proving check: which facts there are, and which lines follow from what is wanted. */
export const planCheck = (subject: CheckSubject): Plan => ({
  facts: factsOf(subject),
  lines: [...fixedLines, ...subject.wanted.map(entityLine)],
})

const factsOf = (subject: CheckSubject): Partial<Facts> => ({
  endpoints: subject.endpoints,
  tenant: subject.tenant,
  clientId: subject.clientId,
  credentialEndsAt: subject.credentialEndsAt,
  neededRoles: neededRoles(subject.wanted),
  environmentName: subject.environment,
  pickedCompanies: subject.companies,
  ...(subject.credential && { credential: subject.credential }),
})

const line = (group: CheckGroup, id: string, what: string, probe: Probe): PlannedLine => ({ id, group, what, probe })

const fixedLines: readonly PlannedLine[] = [
  line('token', 'tenant.exists', 'The directory exists.', tenantExists),
  line('token', 'token.issued', 'Entra issues a token for the credential.', tokenIssued),
  line('token', 'token.facts', 'The token is meant for Business Central and comes from this directory.', tokenFacts),
  line('credential', 'credential.expiry', 'The credential has not ended.', credentialExpiry),
  line('consent', 'token.roles', 'All needed permissions are granted.', rolesGranted),
  line('environment', 'environment.listed', 'The environment exists.', environmentListed),
  line('environment', 'environment.ready', 'The environment is ready.', environmentReady),
  line('card', 'card.accepted', 'Business Central accepts the application.', cardAccepted),
  line('company', 'company.visible', 'The companies can be opened.', companiesVisible),
]

const entityLine = (wanted: WantedEntity): PlannedLine =>
  line('entities', lineId(wanted.entity), `${wanted.entity.set} can be read.`, entityReadable(wanted))
