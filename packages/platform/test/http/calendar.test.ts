import { expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'

const platform = usePlatform()

const call = (method: string, path: string, body?: unknown) =>
  fetch(`${platform.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${platform.key}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })

test('a calendar program reads the feed with nothing but its address, and the log does not have it', async () => {
  const { url } = (await (await call('POST', '/v1/notices/calendar', {})).json()) as { url: string }
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(answer.headers.get('content-language')).toBe('en')
  const german = await fetch(url.replace('language=en', 'language=de'), { headers: { 'accept-language': 'en' } })
  expect(await german.text()).toContain('Anmeldeinformationen')
  const bare = await fetch(url.split('?')[0] as string, { headers: { 'accept-language': 'de-AT, en;q=0.5' } })
  expect(bare.headers.get('content-language')).toBe('de')
  const token = new URL(url).pathname.slice('/calendar/'.length, -'.ics'.length)
  expect(platform.lines.some((line) => line.includes('"path":"/calendar"'))).toBe(true)
  expect(platform.lines.join('')).not.toContain(token)

  expect((await call('DELETE', '/v1/notices/calendar')).status).toBe(204)
  const gone = await fetch(url)
  expect(gone.status).toBe(404)
  expect(await gone.json()).toMatchObject({ error: { code: 'notice.calendar_unknown' } })
})
