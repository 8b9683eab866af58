import { z } from 'zod'
import { id, instant, mender } from './values.ts'

/** How grave an event is; `note` is for what nobody has to act on. The gravest is the last. */
export const gravities = ['note', 'degraded', 'attention', 'broken'] as const

export type Gravity = (typeof gravities)[number]

/** One kind of event: what it says, its data, and how grave it is. */
interface EventKindFact<Data extends z.ZodObject> {
  /** Of one event, as a headline: `Connected`. */
  readonly title: string
  /** When it is written, in one sentence. */
  readonly when: string
  readonly data: Data
  /** The event as one sentence, without the name of its connection. */
  readonly says: (data: z.output<Data>) => string
  /** @default note */
  readonly gravity?: (data: z.output<Data>) => Gravity
  /** Whoever is told of the health knows the matter; a mail tells it only to who asked for this kind. */
  readonly isDetail?: true
}

const kind = <Data extends z.ZodObject>(fact: EventKindFact<Data>): EventKindFact<Data> => fact

const health = z.enum(['in-setup', 'connected', 'degraded', 'needs-attention', 'broken'])

const gravityOfHealth: Readonly<Record<z.output<typeof health>, Gravity>> = {
  'in-setup': 'note',
  connected: 'note',
  degraded: 'degraded',
  'needs-attention': 'attention',
  broken: 'broken',
}

/** How the sentence begins that says what became of a connection; what is amiss stands behind it. */
const became: Readonly<Record<z.output<typeof health>, string>> = {
  'in-setup': 'The connection is set up again.',
  connected: 'The connection works again.',
  degraded: 'The connection is degraded:',
  'needs-attention': 'The connection needs attention:',
  broken: 'The connection is broken:',
}

const graver = (one: Gravity, other: Gravity): Gravity =>
  gravities.indexOf(one) >= gravities.indexOf(other) ? one : other

const verdict = z.enum(['pass', 'fail', 'unknown'])

/** Which credential an event is about. */
const aboutCredential = {
  credentialId: id,
  credential: z.string().meta({ description: 'What it is, and which: `client secret abc…`.' }),
  of: z.string().meta({ description: 'The connection or integration that has it.' }),
}

/** The same for a check. */
const ended: Readonly<Record<z.output<typeof verdict>, string>> = {
  pass: 'The check passes again.',
  fail: 'The check fails:',
  unknown: 'The check could not be finished:',
}

/** Every kind of event by its name, `subject.what`. Names are public: only added, never renamed or reused. */
export const eventKinds = {
  'connection.connected': kind({
    title: 'Connected',
    when: 'The set-up of a connection has ended with a check that passed.',
    data: z.object({}),
    says: () => 'The connection is set up and proved.',
  }),
  'connection.health_changed': kind({
    title: 'Health changed',
    when: 'A connection fares better or worse than before. What comes and goes within the same health is no event.',
    data: z.object({
      from: health,
      to: health,
      what: z.string().nullable().meta({ description: 'Why, in one sentence; null where nothing is amiss any more.' }),
      who: mender.nullable().meta({ description: 'Who can mend it.' }),
      remedy: z.string().nullable().optional().meta({ description: 'What to do.' }),
      since: instant.meta({ description: 'When the health before began.' }),
    }),
    says: ({ to, what }) => [became[to], what].filter((each) => each !== null).join(' '),
    gravity: ({ from, to }) => graver(gravityOfHealth[from], gravityOfHealth[to]),
  }),
  'connection.paused': kind({
    title: 'Paused',
    when: 'Somebody paused a connection.',
    data: z.object({}),
    says: () => 'The connection was paused.',
  }),
  'connection.resumed': kind({
    title: 'Resumed',
    when: 'Somebody let a paused connection go on.',
    data: z.object({}),
    says: () => 'The connection goes on after a pause.',
  }),
  'connection.deleted': kind({
    title: 'Deleted',
    when: 'Somebody deleted a connection that had been set up.',
    data: z.object({}),
    says: () => 'The connection was deleted.',
  }),
  'check.verdict_changed': kind({
    title: 'Check changed',
    when: 'A check of a connection in use came to another verdict than the one before.',
    data: z.object({ checkId: id, from: verdict, to: verdict, what: z.string().nullable() }),
    isDetail: true,
    says: ({ to, what }) => [ended[to], what].filter((each) => each !== null).join(' '),
    gravity: ({ to }) => (to === 'fail' ? 'attention' : to === 'unknown' ? 'degraded' : 'note'),
  }),
  'extension.removed': kind({
    title: 'Extension missing',
    when: 'The extension that an integration brings was removed from an environment, or is older than needed.',
    data: z.object({ app: z.string(), needed: z.string(), installed: z.string().nullable(), what: z.string() }),
    says: ({ what }) => what,
    gravity: () => 'attention',
  }),
  'extension.found': kind({
    title: 'Extension found',
    when: 'The extension that was missing is installed again.',
    data: z.object({ app: z.string(), installed: z.string() }),
    says: ({ app, installed }) => `The extension ${app} is installed in version ${installed}.`,
  }),
  'environment.noticed': kind({
    title: 'Environment changed',
    when: 'The environment of a connection was renamed, copied, moved or deleted, or companies of it are gone.',
    data: z.object({
      change: z.enum(['renamed', 'copied', 'type-changed', 'moved', 'deleted', 'companies-gone']),
      what: z.string(),
      stopsWrites: z.boolean(),
      needsAttention: z.boolean(),
    }),
    says: ({ what, stopsWrites }) =>
      [what, ...(stopsWrites ? ['Nothing is written until a person confirms.'] : [])].join(' '),
    gravity: ({ needsAttention }) => (needsAttention ? 'attention' : 'note'),
  }),
  'environment.confirmed': kind({
    title: 'Environment confirmed',
    when: 'A person said which environment a connection belongs to.',
    data: z.object({ environment: z.string(), by: z.string() }),
    says: ({ environment, by }) => `${by} confirmed ${environment} as the environment of the connection.`,
  }),
  'credential.expires_soon': kind({
    title: 'Credential expires soon',
    when: 'A credential ends within 60, 30, 14, 7 or 1 days; each is told once.',
    data: z.object({
      ...aboutCredential,
      expiresAt: instant,
      daysLeft: z.int(),
      rollsByItself: z.boolean().meta({ description: 'Landbridge rolls it over; nobody has to act.' }),
    }),
    says: ({ credential, of, expiresAt, daysLeft, rollsByItself }) =>
      `The ${credential} of ${of} expires ${daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`}, on ${expiresAt.slice(0, 10)}${rollsByItself ? '; it is rolled over by itself.' : '.'}`,
    gravity: ({ daysLeft, rollsByItself }) => (daysLeft <= 14 ? 'attention' : rollsByItself ? 'note' : 'degraded'),
  }),
  'credential.rolled': kind({
    title: 'Credential rolled over',
    when: 'A new credential is used in the place of another.',
    data: z.object({ ...aboutCredential, instead: z.string(), expiresAt: instant }),
    says: ({ credential, instead, of, expiresAt }) =>
      `${of} uses the ${credential} in the place of the ${instead}; it expires on ${expiresAt.slice(0, 10)}.`,
  }),
  'credential.roll_failed': kind({
    title: 'Roll-over failed',
    when: 'A credential could not be rolled over; the one before goes on being used.',
    data: z.object({ ...aboutCredential, what: z.string() }),
    says: ({ credential, of, what }) => `The ${credential} of ${of} could not be rolled over: ${what}`,
    gravity: () => 'attention',
  }),
  'credential.revoked': kind({
    title: 'Credential revoked',
    when: 'Somebody revoked a credential because it had leaked.',
    data: z.object({
      ...aboutCredential,
      removed: z.boolean().meta({ description: 'Landbridge removes it at Microsoft; otherwise a person has to.' }),
    }),
    says: ({ credential, of, removed }) =>
      removed
        ? `The ${credential} of ${of} was revoked.`
        : `The ${credential} of ${of} was revoked here, and has to be deleted at Microsoft by a person.`,
    gravity: ({ removed }) => (removed ? 'note' : 'attention'),
  }),
  'webhook.switched_off': kind({
    title: 'Webhook switched off',
    when: 'A webhook was switched off because every attempt failed for days.',
    data: z.object({ webhookId: id, name: z.string(), host: z.string(), failingSince: instant, problem: z.string() }),
    says: ({ name, problem }) => `The webhook ${name} was switched off: every attempt failed for days. ${problem}`,
    gravity: () => 'attention',
  }),
  'webhook.test': kind({
    title: 'Webhook tested',
    when: 'Somebody pressed the test button of a webhook; only that one gets it.',
    data: z.object({ webhookId: id }),
    says: () => 'This is a test.',
  }),
} as const

export type EventKind = keyof typeof eventKinds

/** What an event of a kind says beyond its kind. */
export type EventData<K extends EventKind> = z.output<(typeof eventKinds)[K]['data']>

/** The names of all kinds. */
export const eventKindNames = Object.keys(eventKinds) as [EventKind, ...EventKind[]]

type AnyKind = EventKindFact<z.ZodObject>

/**
 * An event as one sentence in English, without the name of its connection.
 *
 * @param data As stored; of a form that is no longer understood only the title is said.
 */
export const sayEvent = (name: string, data: unknown): string => {
  const fact = (eventKinds as unknown as Readonly<Record<string, AnyKind>>)[name]
  if (fact === undefined) return name
  const read = fact.data.safeParse(data)
  return read.success ? fact.says(read.data) : `${fact.title}.`
}

/** Whether an event is a detail of a matter of which the health tells. */
export const isDetail = (name: EventKind): boolean => (eventKinds[name] as AnyKind).isDetail === true

/** How grave an event is. */
export const gravityOf = (name: string, data: unknown): Gravity => {
  const fact = (eventKinds as unknown as Readonly<Record<string, AnyKind>>)[name]
  const read = fact?.data.safeParse(data)
  return read?.success ? (fact?.gravity?.(read.data) ?? 'note') : 'note'
}
