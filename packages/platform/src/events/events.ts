import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { defineRounds } from '../runs/rounds.ts'
import { pruneEvents } from '../store/events.ts'
import type { Language } from '../words/language.ts'
import { createCalendars } from './calendar/address.ts'
import { eventHandlers } from './handlers.ts'
import { createMailer } from './mail/mailer.ts'
import { createTelling } from './mail/telling.ts'
import { noticeHandlers } from './notice-handlers.ts'
import { createDelivering } from './webhooks/delivering.ts'
import { type WebhookOperation, webhookHandlers } from './webhooks/handlers.ts'
import { createPublicHosts } from './webhooks/public-hosts.ts'
import { createSender } from './webhooks/sending.ts'

type Operation = 'events.list' | WebhookOperation | Extract<keyof Handlers, `notices.${string}`>

/** What happened, and who is told of it. */
export interface Events {
  readonly handlers: Pick<Handlers, Operation>
  /** A calendar by its token. @throws Fault `notice.calendar_unknown` */
  readonly calendar: (token: string, language: Language) => Promise<string>
  /** Begins to forget what is old; after the runs were launched. */
  readonly begin: () => Promise<void>
  /** Tells whatever is due now; several processes may do so at once. */
  readonly beat: () => Promise<void>
  readonly close: () => Promise<void>
}

const dayMs = 86_400_000
/** Events are kept so long, in milliseconds. */
const keptMs = 90 * dayMs

type EventParts = Pick<Parts, 'config' | 'db' | 'vault' | 'log' | 'runs' | 'now' | 'pagesUrl' | 'version'>

export const createEvents = (parts: EventParts): Events => {
  const { config, db, now } = parts
  const hosts = createPublicHosts(config.webhookHosts)
  const sender = createSender(hosts)
  const mailer = createMailer(config)
  const delivering = createDelivering(parts, sender)
  const tell = createTelling(parts, mailer)
  const pruning = defineRounds(parts, {
    name: 'events.forget',
    everyMs: dayMs,
    first: () => pruneEvents(db, new Date(now() - keptMs)),
    list: async () => [],
    look: async () => {},
  })
  return {
    handlers: {
      ...eventHandlers(parts),
      ...webhookHandlers(parts, hosts, delivering),
      ...noticeHandlers(parts, mailer),
    },
    calendar: createCalendars(parts),
    begin: pruning.begin,
    beat: async () => {
      await Promise.all([delivering.beat(), tell()])
    },
    close: async () => {
      mailer?.close()
      await sender.close()
    },
  }
}
