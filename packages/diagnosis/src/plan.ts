import type { ClientCredential, TokenSource } from '@landbridge/auth'
import { type Endpoints, neededRoles, writeVerbs } from '@landbridge/model'
import type { Facts, Probe, VisibleCompany } from './facts.ts'
import { actionAllowed } from './probes/action-allowed.ts'
import { adminCenterOpen } from './probes/admin-center-open.ts'
import { cardAccepted, personAccepted } from './probes/card-accepted.ts'
import { companiesVisible } from './probes/companies-visible.ts'
import { credentialExpiry } from './probes/credential-expiry.ts'
import { entityReadable } from './probes/entity-readable.ts'
import { environmentListed } from './probes/environment-listed.ts'
import { environmentReady } from './probes/environment-ready.ts'
import { extensionInstalled, type WantedApp } from './probes/extension-installed.ts'
import { limitsHeadroom, type OwnUse } from './probes/limits-headroom.ts'
import { type NotificationDoor, notificationsArrive } from './probes/notifications-arrive.ts'
import { rolesGranted } from './probes/roles-granted.ts'
import { createSamples } from './probes/samples.ts'
import { scopesGranted } from './probes/scopes-granted.ts'
import type { SeenWrite } from './probes/seen-writes.ts'
import { signInRenewed } from './probes/sign-in-renewed.ts'
import { tenantExists } from './probes/tenant-exists.ts'
import { tokenFacts } from './probes/token-facts.ts'
import { tokenIssued } from './probes/token-issued.ts'
import { lineId, type WantedEntity, writeWords } from './probes/wanted-entity.ts'
import { type Writing, writeAllowed } from './probes/write-allowed.ts'

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
  | 'admin-center'
  | 'notifications'
  | 'limits'

/** One thing to be proved, and the probe that proves it. */
export interface PlannedLine {
  readonly id: string
  readonly group: CheckGroup
  readonly what: string
  readonly probe: Probe
  /** Looks back on the check: its turn comes after all others. */
  readonly last?: true
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
  /** Tokens by the way on which calls get them, where that is more than asking with the credential. */
  readonly application?: TokenSource
  /** Present where the connection acts as a person: renews that person's token. Takes the place of the credential. */
  readonly signIn?: TokenSource
  /** Tokens for Microsoft Graph, where the application may look at its directory: they tell why a permission is missing. */
  readonly graph?: TokenSource
  /** End of the credential in milliseconds since 1970, where somebody said so. */
  readonly credentialEndsAt: number | null
  readonly environment: string
  readonly companies: readonly VisibleCompany[]
  /** What the connection is for. */
  readonly wanted: readonly WantedEntity[]
  /** The extension that the connection needs, if any. */
  readonly extension?: WantedApp
  /** What became of real calls that change something, where somebody has seen some. */
  readonly seenWrites?: readonly SeenWrite[]
  /** Whether the connection works by the Admin Center API, or could; absent where it has nothing to do with it. */
  readonly adminCenter?: 'needed' | 'optional'
  /** Where notifications can be sent to; they are looked at where the connection wants to subscribe. */
  readonly notifications?: NotificationDoor
  /** What the caller counts of its own use of the limits. */
  readonly ownUse?: () => OwnUse
  /** Why nothing that could change something may be sent now, as half a sentence; absent where it may. */
  readonly writesStopped?: string
}

/** The plan of a proving check: which facts there are, and which lines follow from what is wanted. */
export const planCheck = (subject: CheckSubject): Plan => {
  const writing: Writing = {
    samples: createSamples(),
    seen: subject.seenWrites ?? [],
    ...(subject.writesStopped !== undefined && { stopped: subject.writesStopped }),
  }
  const notified = notificationLines(subject)
  return {
    facts: factsOf(subject),
    lines: [
      ...(subject.signIn ? personLines : applicationLines),
      ...(subject.extension ? [extensionLine(subject.extension)] : []),
      ...adminLines(subject),
      ...subject.wanted
        .flatMap((wanted) => entityLines(wanted, writing))
        .filter(({ id }) => !isProvedOtherwise(id, notified)),
      ...notified,
      {
        ...line('limits', 'limits.headroom', 'There is room below the limits.', limitsHeadroom(subject.ownUse)),
        last: true,
      },
    ],
  }
}

/** Requests that the check of a plan sends at most. */
export const requestsAtMost = ({ lines }: Plan): number => lines.reduce((sum, { probe }) => sum + probe.requests, 0)

/**
 * The part of a plan that settles some of its lines again: those lines, and the ones that find out what they need.
 *
 * @param known What need not be found out, for example a token.
 */
export const planAgain = ({ facts: before, lines }: Plan, ids: readonly string[], known: Partial<Facts> = {}): Plan => {
  const facts = { ...before, ...known }
  const wanted = new Set(lines.filter(({ id }) => ids.includes(id)))
  for (let grew = true; grew; ) {
    const missing = [...wanted].flatMap(({ probe }) => probe.needs).filter((name) => facts[name] === undefined)
    const more = lines.filter((each) => !wanted.has(each) && each.probe.gives.some((name) => missing.includes(name)))
    for (const each of more) wanted.add(each)
    grew = more.length > 0
  }
  return { facts, lines: lines.filter((each) => wanted.has(each)) }
}

const factsOf = (subject: CheckSubject): Partial<Facts> => ({
  endpoints: subject.endpoints,
  tenant: subject.tenant,
  clientId: subject.clientId,
  credentialEndsAt: subject.credentialEndsAt,
  neededRoles: neededRoles(subject.wanted),
  environmentName: subject.environment,
  pickedCompanies: subject.companies,
  ...(subject.credential && { credential: subject.credential }),
  ...(subject.application && { application: subject.application }),
  ...(subject.signIn && { signIn: subject.signIn }),
  ...(subject.graph && { graph: subject.graph }),
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

const adminLines = ({ adminCenter }: CheckSubject): PlannedLine[] =>
  adminCenter === undefined
    ? []
    : [
        line(
          'admin-center',
          'admin.authorised',
          'The application may use the admin center.',
          adminCenterOpen(adminCenter === 'needed'),
        ),
      ]

/** Only a connection that wants to subscribe needs to be reached. */
const notificationLines = ({ wanted, notifications, writesStopped }: CheckSubject): PlannedLine[] =>
  notifications === undefined ||
  writesStopped !== undefined ||
  !wanted.some(({ entity, verbs }) => entity.set === 'subscriptions' && verbs.includes('create'))
    ? []
    : [
        line(
          'notifications',
          'notifications.arrive',
          'Business Central reaches us with notifications.',
          notificationsArrive(wanted, notifications),
        ),
      ]

/** Making and deleting a subscription is what the line about notifications does. */
const isProvedOtherwise = (id: string, notified: readonly PlannedLine[]): boolean =>
  notified.length > 0 && (id === 'create.subscriptions' || id === 'delete.subscriptions')

/** What is to be done with an entity set: that it can be read, each verb that changes something, each bound action. */
const entityLines = (wanted: WantedEntity, writing: Writing): PlannedLine[] => {
  const { entity, verbs, actions = [] } = wanted
  return [
    line('entities', lineId(entity), `${entity.set} can be read.`, entityReadable(wanted)),
    ...writeVerbs
      .filter((verb) => verbs.includes(verb))
      .map((verb) =>
        line(
          'entities',
          lineId(entity, verb),
          `${entity.set} can be ${writeWords[verb]}.`,
          writeAllowed(wanted, verb, writing),
        ),
      ),
    ...actions.map((action) =>
      line(
        'entities',
        lineId(entity, { action }),
        `${action} of ${entity.set} can be called.`,
        actionAllowed(wanted, action, writing),
      ),
    ),
  ]
}
