import { expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'

const running = usePlatform()

const get = async (path: string, language?: string) => {
  const reply = await fetch(`${running.url}${path}`, {
    headers: {
      authorization: `Bearer ${running.key}`,
      ...(language === undefined ? {} : { 'accept-language': language }),
    },
  })
  const { headers } = reply
  return { text: await reply.text(), language: headers.get('content-language'), vary: headers.get('vary') }
}

test('answers are in the language that the caller asks for, and say which it is', async () => {
  const german = await get('/v1/catalogue/faults', 'de-AT,de;q=0.9')
  expect(german).toMatchObject({ language: 'de', vary: 'accept-language' })
  expect(german.text).toContain('Entra kennt kein Verzeichnis mit dieser Mandanten-ID oder Domäne.')
  const english = await get('/v1/catalogue/faults')
  expect(english).toMatchObject({ language: 'en', vary: 'accept-language' })
  expect(english.text).toContain('Entra knows no directory by this tenant id or domain.')
})

test('refusals are too', async () => {
  const { text, language } = await get('/v1/connections/0190b5a4-0000-7000-8000-000000000000', 'de')
  expect(language).toBe('de')
  expect(JSON.parse(text)).toMatchObject({
    error: { code: 'connection.unknown', message: 'Diese Verbindung gibt es nicht.' },
  })
})

test('the guide as a document is too', async () => {
  const { text, language } = await get('/guide.md?actions=customers.list&name=Lager', 'de')
  expect(language).toBe('de')
  expect(text).toMatch(/^# Lager mit Business Central verbinden\n/)
  expect(text).toContain('- Debitoren auflisten (`customers.list`)')
})

test('a language that there is not is answered in English', async () => {
  expect((await get('/v1/nowhere', 'da')).language).toBe('en')
})
