import { Fault } from '@landbridge/model'
import type { Parts } from '../../parts.ts'
import { type ClaimedMails, claimMails, endMails } from '../../store/notices.ts'
import { viewEvent } from '../view.ts'
import { worthTelling, writeLetter } from './letter.ts'
import { type Mailer, MailRefused } from './mailer.ts'

/** Pauses between attempts, in milliseconds; after the last one a mail is given up. */
const waitsMs: readonly number[] = [1, 5, 30, 120, 300, 600].map((minutes) => minutes * 60_000)
/** What waited longer than this is no news any more, in milliseconds. */
const staleMs = 3 * 86_400_000
const leaseMs = 120_000
const mostAtOnce = 10

type TellingParts = Pick<Parts, 'db' | 'log' | 'now' | 'pagesUrl'>

/** Tells recipients by mail what is due: one mail for all that happened within half a minute. */
export const createTelling = ({ db, log, now, pagesUrl }: TellingParts, mailer: Mailer | undefined) => {
  const tell = async ({ address: to, language, events, mailIds, attempts }: ClaimedMails): Promise<void> => {
    if (mailer === undefined) return endMails(db, mailIds, { problem: 'No mail server is configured.' })
    const fresh = events.filter(({ at }) => at.getTime() > now() - staleMs)
    const told = worthTelling(fresh.map(viewEvent))
    if (told.length === 0) return endMails(db, mailIds, { problem: null })
    const messageId = `<${mailIds[0]}@landbridge>`
    try {
      await mailer.send(writeLetter({ to, language, events: told, pages: pagesUrl(), messageId }))
      await endMails(db, mailIds, { problem: null })
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error
      const waitMs = error.isFinal ? undefined : waitsMs[attempts - 1]
      const nextAt = waitMs === undefined ? undefined : new Date(now() + waitMs)
      log.warn({ problem: error.message, givenUp: nextAt === undefined }, 'a mail was not taken')
      await endMails(db, mailIds, { problem: error.message, nextAt })
    }
  }

  const quietly = async (claimed: ClaimedMails): Promise<void> => {
    try {
      await tell(claimed)
    } catch (error) {
      if (error instanceof Fault) return
      log.warn({ err: error }, 'a mail failed inside')
    }
  }

  return async (): Promise<void> => {
    for (;;) {
      const due = await claimMails(db, { at: new Date(now()), until: new Date(now() + leaseMs) }, mostAtOnce)
      await Promise.all(due.map(quietly))
      if (due.length === 0) return
    }
  }
}
