import { createEvents, type EventAttributes } from 'ics'
import { endOf, type KeyView, rollsByItself } from '../../store/credential-life.ts'
import type { Language } from '../../words/language.ts'
import { tell } from '../../words/tell.ts'

/** An end of a credential, as it stands in the calendar. */
export interface Ending {
  /** Stable, so that a calendar moves the entry where the end moves. */
  readonly id: string
  readonly kind: string
  readonly endsAt: Date
  /** The connection or integration that uses it. */
  readonly name: string
  /** Whether all customers of an integration depend on it. */
  readonly isShared: boolean
  /** Whether a new one takes its place without anybody. */
  readonly rollsByItself: boolean
  /** Path of the page where it is looked after. */
  readonly path: string
}

/** Reminders before an end, in days. */
const remindDays = [30, 14, 7, 1]

const titles: Readonly<Record<string, (name: string) => string>> = {
  secret: (name) => `Client secret of ${name} ends`,
  certificate: (name) => `Certificate of ${name} ends`,
}

const titleOf = ({ kind, name }: Ending): string =>
  (titles[kind] ?? ((of) => `Credential of ${of} ends`))(name.replace(/\s+/g, ' '))

/** The ends of the credentials in use; that of an application that customers share stands once. */
export const endingsOf = (keys: readonly KeyView[]): Ending[] => keys.flatMap((view) => endingOf(view) ?? [])

const endingOf = (view: KeyView): Ending | undefined => {
  const { key, holder } = view
  const endsAt = endOf(key)
  if (key.state !== 'active' || endsAt === null) return undefined
  const { subject_id: id, connection_id, connection_name, integration_name } = holder
  const isShared = connection_id === null
  return {
    id,
    kind: key.kind,
    endsAt,
    name: connection_name ?? integration_name,
    isShared,
    rollsByItself: rollsByItself(view),
    path: isShared ? `/integrations/${id}` : `/connections/${id}/credentials`,
  }
}

/** Writes a calendar: a day for each end, with its reminders. @param pages Origin of the portal's pages. */
export const writeCalendar = (endings: readonly Ending[], pages: string, language: Language): string => {
  const say = (text: string) => tell(language, text)
  const { value, error } = createEvents(
    endings.map((each) => entryOf(each, pages, say)),
    { productId: 'landbridge', calName: say('Landbridge: credentials'), method: 'PUBLISH' },
  )
  if (error || value === null) throw error ?? new Error('The calendar could not be written.')
  return value
}

const entryOf = (ending: Ending, pages: string, say: (text: string) => string): EventAttributes => {
  const { id, endsAt, isShared, path } = ending
  const title = say(titleOf(ending))
  const task = say(
    ending.rollsByItself
      ? 'Landbridge puts a new one in its place before this day by itself:'
      : 'Enter a new one before this day:',
  )
  const shared = isShared ? `\n${say('All customers of the integration depend on it.')}` : ''
  return {
    uid: `credential-${id}@landbridge`,
    title,
    description: `${task} ${pages}${path}${shared}`,
    url: `${pages}${path}`,
    start: [endsAt.getUTCFullYear(), endsAt.getUTCMonth() + 1, endsAt.getUTCDate()],
    duration: { days: 1 },
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
    alarms: remindDays.map((days) => ({
      action: 'display',
      description: title,
      trigger: { days, before: true },
    })),
  }
}
