import { Fault } from '@landbridge/model'
import type { Parts } from '../../parts.ts'
import { hashOf } from '../../secrets.ts'
import { adoptCredentials } from '../../store/credential-adoption.ts'
import { listKeys } from '../../store/credential-life.ts'
import { findCalendarByToken } from '../../store/notices.ts'
import type { Language } from '../../words/language.ts'
import { endingsOf, writeCalendar } from './feed.ts'

/** Path of a calendar; its token stands behind it. */
export const calendarPath = '/calendar'

/** What is stored of the token of a calendar. */
export const calendarHash = (token: string): string => hashOf(token).toString('hex')

/** Opens calendars for whoever has their address. */
export const createCalendars =
  ({ db, now, pagesUrl }: Pick<Parts, 'db' | 'now' | 'pagesUrl'>) =>
  /** @throws Fault `notice.calendar_unknown` */
  async (token: string, language: Language): Promise<string> => {
    const calendar = await findCalendarByToken(db, calendarHash(token))
    if (calendar === undefined) throw new Fault('notice.calendar_unknown')
    const scope = { workspaceId: calendar.workspace_id, integrationId: undefined }
    await adoptCredentials(db, new Date(now()), scope.workspaceId)
    return writeCalendar(endingsOf(await listKeys(db, scope)), pagesUrl(), language)
  }
