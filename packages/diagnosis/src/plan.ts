import type { ClientCredential, TokenSource } from '@landbridge/auth'
import { type Endpoints, neededRoles } from '@landbridge/model'
import type { Facts, Probe, VisibleCompany } from './facts.ts'
import { cardAccepted, personAccepted } from './probes/card-accepted.ts'
import { companiesVisible } from './probes/companies-visible.ts'
import { credentialExpiry } from './probes/credential-expiry.ts'
import { entityReadable, lineId, type WantedEntity } from './probes/entity-readable.ts'
import { environmentListed } from './probes/environment-listed.ts'
import { environmentReady } from './probes/environment-ready.ts'
import { extensionInstalled, type WantedApp } from './probes/extension-installed.ts'
import { rolesGranted } from './probes/roles-granted.ts'
import { scopesGranted } from './probes/scopes-granted.ts'
import { signInRenewed } from './probes/sign-in-renewed.ts'
import { tenantExists } from './probes/tenant-exists.ts'
import { tokenFacts } from './probes/token-facts.ts'
import { tokenIssued } from './probes/token-issued.ts'

/** Subjects by which lines are grouped. */
export type CheckGroup =
  | 'token'
  | 'consent'
  | 'environment'
  | 'card'
  | 'person'
  | 'company'
  | 'entities'
  | 'credential'
  | 'extension'

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
  /** Present where the connection acts as a person: renews that person's token. Takes the place of the credential. */
  readonly signIn?: TokenSource
  /** End of the credential in milliseconds since 1970, where somebody said so. */
  readonly credentialEndsAt: number | null
  readonly environment: string
  readonly companies: readonly VisibleCompany[]
  /** What the connection is for. */
  readonly wanted: readonly WantedEntity[]
  /** The extension that the connection needs, if any. */
  readonly extension?: WantedApp
}

/** The plan of a proving check: which facts there are, and which lines follow from what is wanted. */
export const planCheck = (subject: CheckSubject): Plan => ({
  facts: factsOf(subject),
  lines: [
    ...(subject.signIn ? personLines : applicationLines),
    ...(subject.extension ? [extensionLine(subject.extension)] : []),
    ...subject.wanted.map(entityLine),
  ],
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
  ...(subject.signIn && { signIn: subject.signIn }),
})

const line = (group: CheckGroup, id: string, what: string, probe: Probe): PlannedLine => ({ id, group, what, probe })

const environmentLines: readonly PlannedLine[] = [
  line('environment', 'environment.listed', 'The environment exists.', environmentListed),
  line('environment', 'environment.ready', 'The environment is ready.', environmentReady),
]

const companyLine = line('company', 'company.visible', 'The companies can be opened.', companiesVisible)

const tenantLine = line('token', 'tenant.exists', 'The directory exists.', tenantExists)

const factsLine = line(
  'token',
  'token.facts',
  'The token is meant for Business Central and comes from this directory.',
  tokenFacts,
)

const applicationLines: readonly PlannedLine[] = [
  tenantLine,
  line('token', 'token.issued', 'Entra issues a token for the credential.', tokenIssued),
  factsLine,
  line('credential', 'credential.expiry', 'The credential has not ended.', credentialExpiry),
  line('consent', 'token.roles', 'All needed permissions are granted.', rolesGranted),
  ...environmentLines,
  line('card', 'card.accepted', 'Business Central accepts the application.', cardAccepted),
  companyLine,
]

const personLines: readonly PlannedLine[] = [
  tenantLine,
  line('token', 'token.issued', 'Entra renews the sign-in.', signInRenewed),
  factsLine,
  line('consent', 'token.scopes', 'The sign-in opens Business Central.', scopesGranted),
  ...environmentLines,
  line('person', 'person.accepted', 'Business Central accepts the person.', personAccepted),
  companyLine,
]

const extensionLine = (app: WantedApp): PlannedLine =>
  line('extension', 'extension.installed', `The extension ${app.name} is installed.`, extensionInstalled(app))

const entityLine = (wanted: WantedEntity): PlannedLine =>
  line('entities', lineId(wanted.entity), `${wanted.entity.set} can be read.`, entityReadable(wanted))
