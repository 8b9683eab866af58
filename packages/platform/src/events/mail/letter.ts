import type { EventView } from '@landbridge/contract'
import { inLanguage } from '../../words/fields.ts'
import type { Language } from '../../words/language.ts'
import { tell } from '../../words/tell.ts'
import type { Letter } from './mailer.ts'

export interface LetterFacts {
  readonly to: string
  readonly language: Language
  /** In the order in which they happened. */
  readonly events: readonly EventView[]
  /** Origin of the portal's pages, without a slash at the end. */
  readonly pages: string
  readonly messageId: string
}

/** What is told together: the events of one connection, or one event about none. */
interface Matter {
  readonly heading: string
  readonly link: string | undefined
  readonly events: EventView[]
}

/**
 * Leaves out what need not be told: a health that came back to what it was before anybody was told, and what the health
 * says in the same words.
 */
export const worthTelling = (events: readonly EventView[]): EventView[] => {
  const changesOf = (id: string | undefined) =>
    events.filter(({ kind, connection }) => kind === 'connection.health_changed' && connection?.id === id)
  return events.filter(({ kind, connection, data }) => {
    const changes = changesOf(connection?.id)
    if (kind === 'connection.health_changed') return changes[0]?.data.from !== changes.at(-1)?.data.to
    return data.what === undefined || !changes.some((change) => change.data.what === data.what)
  })
}

type Say = (text: string) => string

/** Writes one mail about some events; plain, and as simple HTML. */
export const writeLetter = ({ to, language, events, pages, messageId }: LetterFacts): Letter => {
  const say: Say = (text) => tell(language, text)
  const matters = mattersOf(inLanguage(language, events), pages)
  const settings = `${pages}/settings/notices`
  const foot = say('Who is told of what is changed here:')
  const text = matters
    .map(({ heading, link, events: own }) =>
      [
        heading,
        ...own.flatMap((each) => [`${momentOf(each)}  ${each.text}`, ...adviceOf(each, say)]),
        ...(link === undefined ? [] : [link]),
      ].join('\n'),
    )
    .concat(`${foot} ${settings}`)
    .join('\n\n')
  const html = matters
    .map(({ heading, link, events: own }) => {
      const title = link === undefined ? inHtml(heading) : anchor(link, heading)
      const lines = own.map((each) => {
        const advice = adviceOf(each, say).map((line) => `<br>${inHtml(line)}`)
        return `<li>${inHtml(each.text)} <small>${momentOf(each)}</small>${advice.join('')}</li>`
      })
      return `<h2 style="font-size:16px">${title}</h2><ul>${lines.join('')}</ul>`
    })
    .concat(`<p><small>${inHtml(foot)} ${anchor(settings, settings)}</small></p>`)
    .join('\n')
  return { to, subject: subjectOf(matters, language, say), text, html: page(language, html), messageId }
}

/** Writes the mail that shows whether mails arrive. */
export const writeTest = ({ to, language, pages, messageId }: Omit<LetterFacts, 'events'>): Letter => {
  const text = tell(language, `This is a test. Landbridge tells ${to} of events at ${pages}.`)
  return {
    to,
    subject: tell(language, 'Landbridge: a test'),
    text,
    html: page(language, `<p>${inHtml(text)}</p>`),
    messageId,
  }
}

const page = (language: Language, body: string): string =>
  `<!doctype html><html lang="${language}"><body>${body}</body></html>`

const anchor = (url: string, text: string): string => `<a href="${inHtml(url)}">${inHtml(text)}</a>`

const mattersOf = (events: readonly EventView[], pages: string): Matter[] => {
  const matters = new Map<string, Matter>()
  for (const event of events) {
    const { id, connection, title } = event
    const key = connection?.id ?? id
    const matter = matters.get(key) ?? {
      heading: oneLine(connection?.name ?? title),
      link:
        connection === null
          ? undefined
          : event.kind === 'connection.deleted'
            ? `${pages}/events?connection=${connection.id}`
            : `${pages}/connections/${connection.id}`,
      events: [],
    }
    matter.events.push(event)
    matters.set(key, matter)
  }
  return [...matters.values()]
}

const subjectOf = (matters: readonly Matter[], language: Language, say: Say): string => {
  const [first, ...others] = matters
  const newest = first?.events.at(-1)
  if (first === undefined || newest === undefined) return 'Landbridge'
  const { heading } = first
  if (others.length > 0) return say(`Landbridge: ${matters.length} matters, the first about ${heading}`)
  if (newest.kind === 'connection.health_changed') return say(healthSubject(newest, heading))
  if (newest.connection === null) return `Landbridge: ${newest.title}`
  // English titles go on small; German ones begin with a noun.
  return `Landbridge: ${heading}: ${language === 'en' ? newest.title.toLowerCase() : newest.title}`
}

const healthSubjects: Readonly<Record<string, (name: string) => string>> = {
  connected: (name) => `Landbridge: ${name} works again`,
  degraded: (name) => `Landbridge: ${name} is degraded`,
  'needs-attention': (name) => `Landbridge: ${name} needs attention`,
  broken: (name) => `Landbridge: ${name} is broken`,
}

const healthSubject = ({ data: { to } }: EventView, name: string): string =>
  (healthSubjects[String(to)] ?? ((of) => `Landbridge: ${of} has changed`))(name)

const menders: Readonly<Record<string, string>> = {
  'entra-admin': 'Who can: an administrator of Microsoft Entra.',
  'bc-admin': 'Who can: an administrator of Business Central.',
  'admin-center-admin': 'Who can: an administrator of the Business Central admin center.',
  builder: 'Who can: you, who build the integration.',
  'signed-in-person': 'Who can: the person who signs in.',
  operator: 'Who can: whoever runs Landbridge.',
  microsoft: 'Who can: Microsoft.',
}

/** What to do, and who can, where an event says it. */
const adviceOf = ({ data: { remedy, who, to } }: EventView, say: Say): string[] => [
  ...(typeof remedy === 'string' ? [`${say('What to do:')} ${remedy}`] : []),
  ...(typeof who === 'string' && to !== 'degraded' ? [say(menders[who] ?? `Who can: ${who}.`)] : []),
]

/** In UTC, because a mail knows no other zone of its reader. */
const momentOf = ({ at }: EventView): string => `${at.slice(0, 16).replace('T', ' ')} UTC`

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const inHtml = (text: string): string => text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
