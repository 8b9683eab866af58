import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Integration } from '@landbridge/contract'
import { expect, onTestFinished, test } from 'vitest'
import { type Answers, run } from './desk.ts'
import { guid, integration as sample } from './samples.ts'

const { federation } = sample({})
const publicPart = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'

type Credential = NonNullable<Integration['app']>['credential']

const integration = (credential: Partial<Credential>): Integration =>
  sample({
    app: {
      clientId: guid(801),
      credential: { kind: 'secret', hint: 'abc', endsOn: '2027-11-20', certificatePem: null, ...credential },
    },
  })

const storing = (credential: Partial<Credential>): Answers => ({ 'integrations.update': () => integration(credential) })
const app = (...more: string[]) => ['integrations', 'app', guid(900), '--client-id', guid(801), ...more]
const env = { LANDBRIDGE_URL: 'http://landbridge.test', LANDBRIDGE_API_KEY: 'key' }

test('a secret comes from a variable, never from the command line', async () => {
  const { code, asked, out } = await run(app('--expires', '2027-11-20'), {
    answers: storing({}),
    env: { ...env, LANDBRIDGE_APP_SECRET: 'abc~1' },
  })
  expect(code).toBe(0)
  expect(asked[0]?.input).toMatchObject({ app: { clientId: guid(801), secret: 'abc~1', endsOn: '2027-11-20' } })
  expect(out).toBe(`${guid(900)}\n`)
})

test('a certificate with its key comes from a file, and its public part is printed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landbridge-cli-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'shop.pem')
  const pem = `${publicPart}-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n`
  await writeFile(file, pem)
  const { code, asked, out, err } = await run(app('--certificate-file', file), {
    answers: storing({ kind: 'certificate', hint: 'A1B2', certificatePem: publicPart }),
  })
  expect(code).toBe(0)
  expect(asked[0]?.input).toMatchObject({ app: { clientId: guid(801), certificatePem: pem } })
  expect(out).toBe(publicPart)
  expect(err).toContain('thumbprint A1B2')
  expect(`${out}${err}`).not.toContain('PRIVATE KEY')
})

test('Landbridge makes a certificate, and standard output is what is uploaded', async () => {
  const { code, asked, out, err } = await run(app('--new-certificate'), {
    answers: storing({ kind: 'certificate', hint: 'A1B2', certificatePem: publicPart }),
  })
  expect(code).toBe(0)
  expect(asked[0]?.input.app).toEqual({ clientId: guid(801), kind: 'certificate' })
  expect(out).toBe(publicPart)
  expect(err).toContain('Upload this public part')
})

test('for a federated credential it prints what the registration has to trust', async () => {
  const { code, asked, out } = await run(app('--federated'), { answers: storing({ kind: 'federated', endsOn: null }) })
  expect(code).toBe(0)
  expect(asked[0]?.input.app).toEqual({ clientId: guid(801), kind: 'federated' })
  expect(out).toBe(`Issuer: ${federation.issuer}\nSubject: ${federation.subject}\nAudience: ${federation.audience}\n`)
})

test('with --json the whole integration is the answer', async () => {
  const { json } = await run(app('--federated', '--json'), { answers: storing({ kind: 'federated', endsOn: null }) })
  expect(json()).toMatchObject({ id: guid(900), federation })
})

test.each([
  [['--new-certificate', '--federated'], 'one kind of credential'],
  [['--new-certificate', '--expires', '2027-11-20'], 'one kind of credential'],
  [['--certificate-file', '/nowhere/shop.pem'], 'cannot be read'],
  [[], '--new-certificate'],
])('complains before anything is asked: %j', async (more, message) => {
  const { code, err, asked } = await run(app(...more), { answers: storing({}) })
  expect(code).toBe(2)
  expect(err).toContain(message)
  expect(asked).toEqual([])
})

test('a new integration answers with its id, and tells what is to be uploaded beside it', async () => {
  const made = integration({ kind: 'certificate', hint: 'A1B2', certificatePem: publicPart })
  const { code, asked, out, err } = await run(
    ['integrations', 'create', 'Shop', '--actions', 'customers.list', '--client-id', guid(801), '--new-certificate'],
    {
      answers: {
        'guide.read': () => ({ wanted: [] }) as never,
        'integrations.create': () => made,
      },
    },
  )
  expect(code).toBe(0)
  expect(asked.at(-1)?.input.app).toEqual({ clientId: guid(801), kind: 'certificate' })
  expect(out).toBe(`${guid(900)}\n`)
  expect(err).toContain('BEGIN CERTIFICATE')
})
