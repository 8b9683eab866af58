import { expect, test } from 'vitest'
import { beginSetup, connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'

const store = useStore()

/** The entries of a calendar: property to value, folded lines joined. */
const entriesOf = (calendar: string): Record<string, string>[] =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((entry) =>
      Object.fromEntries(
        entry
          .split('BEGIN:VALARM')[0]
          ?.split('\r\n')
          .filter((line) => line.includes(':'))
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]) ?? [],
      ),
    )

const tokenOf = (url: string): string => /\/calendar\/([\w-]+)\.ics\?language=(?:en|de)$/.exec(url)?.[1] ?? ''

test('has a day for the end of each credential, with reminders', async () => {
  const story = await startStory(store)
  expect(await story.call('notices.read', {})).toMatchObject({ calendar: null })
  const { url } = await story.call('notices.createCalendar', {})
  const token = tokenOf(url)
  expect(entriesOf(await story.calendar(token))).toEqual([])

  const connectionId = (await connect(story)).connectionId as string
  await story.call('connections.update', { connectionId, name: 'Fjord, line; & more' })
  await beginSetup(story)
  const { credential } = await story.call('connections.read', { connectionId })
  const calendar = await story.calendar(token)
  expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n[\s\S]*END:VCALENDAR\r\n$/)
  const day = (credential?.expiresAt ?? '').slice(0, 10).replaceAll('-', '')
  expect(entriesOf(calendar)).toMatchObject([
    {
      UID: `credential-${connectionId}@landbridge`,
      SUMMARY: 'Client secret of Fjord\\, line\\; & more ends',
      'DTSTART;VALUE=DATE': day,
      URL: `http://127.0.0.1:7600/connections/${connectionId}/credentials`,
    },
  ])
  expect(calendar.match(/TRIGGER:-P(30|14|7|1)D/g)).toHaveLength(4)
})

test('an address that was replaced or revoked opens nothing', async () => {
  const story = await startStory(store)
  const first = tokenOf((await story.call('notices.createCalendar', {})).url)
  const second = tokenOf((await story.call('notices.createCalendar', {})).url)
  await expect(story.calendar(first)).rejects.toMatchObject({ code: 'notice.calendar_unknown' })
  await story.calendar(second)
  expect(await store.dump()).not.toContain(second)
  await story.call('notices.revokeCalendar', {})
  await expect(story.calendar(second)).rejects.toMatchObject({ code: 'notice.calendar_unknown' })
})

test('is written in the language of its address, which is that of whoever makes it', async () => {
  const story = await startStory(store)
  const { url } = await story.call('notices.createCalendar', {}, { language: 'de' })
  expect(url).toMatch(/\.ics\?language=de$/)
  await connect(story)
  const calendar = await story.calendar(tokenOf(url), 'de')
  expect(calendar).toContain('X-WR-CALNAME:Landbridge: Anmeldeinformationen')
  const [entry] = entriesOf(calendar)
  expect(entry?.SUMMARY).toBe('Geheimer Clientschlüssel von Fjordline läuft ab')
  expect(entry?.DESCRIPTION).toMatch(/^Geben Sie vor diesem Tag eine neue ein: http/)
})
