import { type Check, type CheckLine, type Connection, checkGroups } from '@landbridge/contract'

/** What a report says, before it is Markdown or a page. All texts are in the language of whoever reads it. */
export interface Report {
  readonly title: string
  readonly verdict: string
  readonly facts: readonly Labelled[]
  /** What is to be done, by who can do it; empty where nothing failed. */
  readonly tasks: readonly { readonly who: string; readonly lines: readonly ReportLine[] }[]
  readonly groups: readonly { readonly title: string; readonly lines: readonly ReportLine[] }[]
  readonly words: Readonly<Record<keyof typeof words, string>>
}

export interface Labelled {
  readonly label: string
  readonly value: string
}

export interface ReportLine extends Pick<CheckLine, 'what' | 'cause' | 'remedy' | 'link'> {
  readonly verdict: CheckLine['verdict']
  /** The verdict as a word. */
  readonly word: string
  /** Where it is mended by Landbridge itself; the way to it. */
  readonly step?: string
  /** Left out where a line passed: the JSON has all of it. */
  readonly evidence: readonly Labelled[]
}

const words = {
  tasks: 'What is to be done',
  lines: 'All lines',
  why: 'Why',
  remedy: 'What to do',
  page: 'Page',
  step: 'In Landbridge',
  seen: 'What was seen',
} as const

const verdicts = {
  pass: 'passed',
  fail: 'failed',
  unknown: 'not certain',
  skipped: 'not needed',
  pending: 'running',
} as const satisfies Record<CheckLine['verdict'], string>

const wholes = {
  pass: 'Everything that can be proved was proved.',
  fail: 'Not everything works.',
  unknown: 'Nothing is wrong, but not everything could be looked at.',
  pending: 'The check is still running.',
} as const satisfies Record<Check['verdict'], string>

const people = {
  'entra-admin': 'Microsoft Entra administrator',
  'bc-admin': 'Business Central administrator',
  'admin-center-admin': 'Administrator of the Business Central admin center',
  builder: 'Vendor of the application',
  'signed-in-person': 'Person who signs in',
  operator: 'Operator of Landbridge',
  microsoft: 'Microsoft',
} as const satisfies Record<NonNullable<CheckLine['who']>, string>

const groupTitles = {
  token: 'Token',
  consent: 'Consent',
  environment: 'Environment',
  card: 'Application card',
  person: 'Person',
  company: 'Companies',
  entities: 'Entity sets',
  credential: 'Credential',
  extension: 'Extension',
  'admin-center': 'Admin center',
  notifications: 'Notifications',
  limits: 'Limits',
} as const satisfies Record<CheckLine['group'], string>

/** Where the pages of the portal are. */
interface Places {
  /** Origin of the portal's pages, without a slash at the end. */
  readonly pages: string
}

/**
 * Puts together what a report says.
 *
 * @param say What is written here, in the language of the report.
 */
export const reportOf = (
  check: Check,
  connection: Connection,
  { pages }: Places,
  say: (text: string) => string,
): Report => {
  const step = `${pages}/connections/${connection.id}/settings`
  const lineOf = ({ verdict, what, cause, remedy, link, evidence, step: where }: CheckLine): ReportLine => ({
    verdict,
    word: say(verdicts[verdict]),
    what,
    ...(cause !== undefined && { cause }),
    ...(remedy !== undefined && { remedy }),
    ...(link !== undefined && { link }),
    ...(where !== undefined && verdict === 'fail' && { step }),
    evidence: verdict === 'pass' ? [] : evidence,
  })
  const failing = check.lines.filter(({ verdict }) => verdict === 'fail')
  const menders = [...new Set(failing.map(({ who }) => who ?? 'builder'))]
  return {
    title: say(`Proving check of ${connection.name}`),
    verdict: say(wholes[check.verdict]),
    facts: factsOf(check, connection).map(([label, value]) => ({ label: say(label), value })),
    tasks: menders.map((who) => ({
      who: say(people[who]),
      lines: failing.filter((line) => (line.who ?? 'builder') === who).map(lineOf),
    })),
    groups: checkGroups
      .map((group) => ({
        title: say(groupTitles[group]),
        lines: check.lines.filter((line) => line.group === group).map(lineOf),
      }))
      .filter(({ lines }) => lines.length > 0),
    words: Object.fromEntries(Object.entries(words).map(([name, text]) => [name, say(text)])) as Report['words'],
  }
}

const factsOf = (check: Check, connection: Connection): (readonly [string, string])[] => {
  const { integrationName, linkedAccount, tenantId, environment, companies, credential, simulated } = connection
  const facts: (readonly [string, string | undefined])[] = [
    ['Integration', integrationName],
    ['Linked account', linkedAccount.name],
    ['Directory (tenant) ID', tenantId],
    ['Environment', environment === null ? undefined : `${environment.name} (${environment.type})`],
    ['Companies', companies.map(({ displayName }) => displayName).join(', ')],
    ['Application (client) ID', credential?.clientId],
    ['Endpoint', `${connection.endpoints.api}${simulated ? ' (simulator)' : ''}`],
    ['Started', check.startedAt],
    ['Ended', check.endedAt ?? undefined],
    ['Check', check.id],
  ]
  return facts.filter((pair): pair is readonly [string, string] => pair[1] !== undefined && pair[1] !== '')
}
