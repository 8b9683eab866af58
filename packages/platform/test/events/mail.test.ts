import { beforeEach, expect, test } from 'vitest'
import { setConcern } from '../../src/store/concerns.ts'
import { connect } from '../journey.ts'
import { useStore } from '../store.ts'
import { startStory } from '../story.ts'
import { startPostOffice, textOf } from './post-office.ts'

const store = useStore()
const minute = 60_000

beforeEach(async () => {
  await store.db.deleteFrom('recipients').execute()
  await store.db.deleteFrom('events').execute()
})

const begin = async ({ password }: { readonly password?: string } = {}) => {
  const office = await startPostOffice()
  const own = { smtpUrl: office.url(password), mailFrom: 'Landbridge <landbridge@example.com>' }
  const story = await startStory(store, { own })
  const connectionId = (await connect(story)).connectionId as string
  const concern = (severity: 'degraded' | 'attention' | 'broken' | undefined, what = 'The card is <disabled>.') =>
    setConcern(
      store.db,
      connectionId,
      'check',
      severity && { severity, what, who: 'bc-admin', remedy: 'Enable the card.' },
      new Date(story.parts.now()),
    )
  const add = (address: string, more: object = {}) => story.call('notices.addRecipient', { address, ...more })
  return { office, story, connectionId, concern, add }
}

test('one mail for one matter, in plain text and HTML, with the way to the connection', async () => {
  const { office, story, connectionId, concern, add } = await begin()
  await add('ops@example.com')
  await concern('broken')
  await story.beat()
  expect(office.received).toEqual([])
  await story.pass(30_000)
  await story.pass(30_000)
  await concern('broken')
  await story.pass(minute)
  expect(office.received).toHaveLength(1)
  const [mail] = office.received as [(typeof office.received)[number]]
  expect(mail).toMatchObject({
    to: ['ops@example.com'],
    from: 'landbridge@example.com',
    subject: 'Landbridge: Fjordline is broken',
  })
  const text = textOf(mail.raw)
  expect(text).toContain('Content-Type: text/plain')
  expect(text).toContain('Content-Type: text/html')
  expect(text).toContain('The connection is broken: The card is <disabled>.')
  expect(text).toContain('The card is &lt;disabled&gt;.')
  expect(text).toContain('What to do: Enable the card.')
  expect(text).toContain('Who can: an administrator of Business Central.')
  expect(text).toContain(`http://127.0.0.1:7600/connections/${connectionId}`)
  expect(text).toMatch(/^Auto-Submitted: auto-generated/im)

  await concern(undefined)
  await story.pass(minute)
  expect(office.received.map(({ subject }) => subject)).toEqual([
    'Landbridge: Fjordline is broken',
    'Landbridge: Fjordline works again',
  ])
})

test('each recipient reads a mail in the language that was chosen', async () => {
  const { office, story, connectionId, add } = await begin()
  const { id: recipientId, language } = await add('ops@example.com')
  expect(language).toBe('en')
  expect(await add('betrieb@example.com', { language: 'de' })).toMatchObject({ language: 'de' })
  const { control, env } = story.simulator
  control.deleteCard(env.TENANT, env.ENVIRONMENT, env.CLIENT_ID)
  await story.call('checks.start', { connectionId })
  await story.runs.idle()
  await story.pass(minute)
  const to = (address: string) => office.received.find((each) => each.to.includes(address))
  expect(to('ops@example.com')?.subject).toBe('Landbridge: Fjordline is broken')
  const german = to('betrieb@example.com')
  expect(german?.subject).toBe('Landbridge: Fjordline ist unterbrochen')
  const text = textOf(german?.raw ?? '')
  expect(text).toContain('<html lang="de">')
  expect(text).toContain('Die Verbindung ist unterbrochen: Business Central verweigert die Anwendung in Production.')
  expect(text).toContain('Wer es kann: ein Business Central-Administrator.')
  expect(text).toContain('Wer wovon erfährt, wird hier geändert:')
  expect(text).not.toMatch(/The connection|What to do|Who can|Who is told|Where the client id/)

  await story.call('notices.updateRecipient', { recipientId, language: 'de' })
  await story.call('notices.testMail', { recipientId })
  expect(office.received.at(-1)).toMatchObject({ subject: 'Landbridge: eine Probe' })
  expect(textOf(office.received.at(-1)?.raw ?? '')).toContain(
    'Dies ist eine Probe. Landbridge benachrichtigt ops@example.com',
  )
})

test('what comes and goes before anybody was told is not told, and what happens together is one mail', async () => {
  const { office, story, concern, add } = await begin()
  await add('ops@example.com')
  await concern('broken')
  await concern(undefined)
  await story.pass(minute)
  expect(office.received).toEqual([])
  await concern('attention')
  await concern('broken', 'Worse.')
  await story.pass(minute)
  expect(office.received).toHaveLength(1)
  expect(textOf(office.received[0]?.raw ?? '')).toMatch(/needs attention[\s\S]*broken: Worse/)
})

test('a recipient is told only of the kinds and gravity that were asked for', async () => {
  const { office, story, connectionId, concern, add } = await begin()
  await add('all@example.com', { least: 'note' })
  await add('grave@example.com', { least: 'broken' })
  await add('pauses@example.com', { least: 'note', kinds: ['connection.paused'] })
  await concern('attention')
  await story.pass(minute)
  await story.call('connections.update', { connectionId, paused: true })
  await story.pass(minute)
  expect(office.received.map(({ to, subject }) => `${to[0]} ${subject}`).toSorted()).toEqual([
    'all@example.com Landbridge: Fjordline needs attention',
    'all@example.com Landbridge: Fjordline: paused',
    'pauses@example.com Landbridge: Fjordline: paused',
  ])
  await expect(add('ALL@example.com')).rejects.toMatchObject({ code: 'notice.recipient_known' })
  const { mail } = await story.call('notices.read', {})
  expect(mail).toMatchObject({ sends: true, from: 'Landbridge <landbridge@example.com>' })
  const pauses = mail.recipients.find(({ address }) => address.startsWith('pauses'))
  await story.call('notices.updateRecipient', { recipientId: pauses?.id as string, kinds: null, least: 'broken' })
  for (const { id } of mail.recipients.filter(({ address }) => !address.startsWith('pauses')))
    await story.call('notices.removeRecipient', { recipientId: id })
  expect((await story.call('notices.read', {})).mail.recipients).toMatchObject([{ kinds: null, least: 'broken' }])
})

test('a mail that is not taken comes again, and one that is refused for good does not', async () => {
  const { office, story, concern, add } = await begin()
  await add('ops@example.com')
  office.refuse(451)
  await concern('broken')
  await story.pass(30_000)
  expect(office.received).toEqual([])
  await story.restart()
  await story.pass(minute)
  expect(office.received).toHaveLength(1)
  office.refuse(550)
  await concern(undefined)
  await story.pass(minute)
  await story.pass(24 * 60 * minute)
  expect(office.received).toHaveLength(1)
})

test('the test button says what the mail server said', async () => {
  const { office, story, add } = await begin()
  const { id: recipientId } = await add('ops@example.com')
  expect(await story.call('notices.testMail', { recipientId })).toEqual({ answer: expect.stringMatching(/^250/) })
  expect(office.received).toMatchObject([{ subject: 'Landbridge: a test' }])
  office.refuse(554)
  await expect(story.call('notices.testMail', { recipientId })).rejects.toMatchObject({
    code: 'notice.mail_refused',
    message: 'The mail server refused the mail. It answered 554.',
  })
})

test('the password of the mail server is told to nobody', async () => {
  const { story, concern, add } = await begin({ password: 'wr0ng-pa55' })
  const { id: recipientId } = await add('ops@example.com')
  const refused = await story.call('notices.testMail', { recipientId }).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(refused).toMatchObject({ message: expect.stringContaining('did not accept user and password') })
  await concern('broken')
  await story.pass(minute)
  const kept = await store.dump()
  const { inspect } = await import('node:util')
  for (const text of [
    inspect(refused, { depth: 9 }),
    JSON.stringify(story.parts.config),
    inspect(story.parts.config),
    kept,
  ])
    expect(text).not.toContain('wr0ng-pa55')
})

test('without a mail server nothing waits, and the test button says so', async () => {
  const story = await startStory(store)
  const connectionId = (await connect(story)).connectionId as string
  const { id: recipientId } = await story.call('notices.addRecipient', { address: 'ops@example.com', least: 'note' })
  await story.call('connections.update', { connectionId, paused: true })
  await story.pass(minute)
  expect(await store.db.selectFrom('mails').select('state').execute()).toEqual([{ state: 'failed' }])
  expect((await story.call('notices.read', {})).mail).toMatchObject({ sends: false, from: null })
  await expect(story.call('notices.testMail', { recipientId })).rejects.toMatchObject({ code: 'notice.mail_off' })
  await expect(story.call('notices.read', {}, { integrationId: connectionId })).rejects.toMatchObject({
    code: 'request.forbidden',
  })
})
