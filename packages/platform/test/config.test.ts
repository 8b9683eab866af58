import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'

const key = Buffer.alloc(32, 7).toString('base64')

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toMatchObject({
    dataDir: expect.stringMatching(/\.landbridge$/),
    host: '127.0.0.1',
    port: 7600,
    publicUrl: undefined,
    databaseUrl: undefined,
    key: undefined,
    keyFile: undefined,
    allowedHosts: [],
    checkEveryMs: 86_400_000,
    logLevel: 'info',
    smtpUrl: undefined,
    mailFrom: undefined,
    webhookHosts: [],
  })
})

test('what is set is read, and an empty value counts as none', () => {
  const config = readConfig({
    LANDBRIDGE_DATA: '/srv/landbridge',
    LANDBRIDGE_HOST: '0.0.0.0',
    LANDBRIDGE_PORT: '8080',
    LANDBRIDGE_PUBLIC_URL: 'https://bridge.example.com/',
    DATABASE_URL: 'postgresql://me:word@db.example.com/landbridge',
    LANDBRIDGE_KEY: key,
    LANDBRIDGE_KEY_FILE: '  ',
    LANDBRIDGE_ALLOWED_HOSTS: 'proxy.example.com, Simulator:7700 [::1]:7701',
    LANDBRIDGE_CHECK_EVERY: '6h',
    LANDBRIDGE_LOG: 'debug',
    LANDBRIDGE_SMTP_URL: 'smtps://me:word@mail.example.com',
    LANDBRIDGE_MAIL_FROM: 'Landbridge <landbridge@example.com>',
    LANDBRIDGE_WEBHOOK_HOSTS: 'Inside.example:9000',
  })
  expect({ ...config }).toEqual({
    dataDir: '/srv/landbridge',
    host: '0.0.0.0',
    port: 8080,
    publicUrl: 'https://bridge.example.com',
    databaseUrl: 'postgresql://me:word@db.example.com/landbridge',
    key,
    keyFile: undefined,
    allowedHosts: ['proxy.example.com', 'simulator:7700', '[::1]:7701'],
    checkEveryMs: 21_600_000,
    logLevel: 'debug',
    smtpUrl: 'smtps://me:word@mail.example.com',
    mailFrom: 'Landbridge <landbridge@example.com>',
    webhookHosts: ['inside.example:9000'],
  })
})

test('everything that is wrong is named in one message, and no secret is in it', () => {
  const wrong = {
    LANDBRIDGE_HOST: 'two words',
    LANDBRIDGE_PORT: '70000',
    LANDBRIDGE_PUBLIC_URL: 'https://example.com/below',
    DATABASE_URL: 'mysql://me:canary-word@db',
    LANDBRIDGE_KEY: 'canary-key',
    LANDBRIDGE_ALLOWED_HOSTS: 'good.example https://bad.example',
    LANDBRIDGE_CHECK_EVERY: '24',
    LANDBRIDGE_LOG: 'loud',
    LANDBRIDGE_SMTP_URL: 'https://me:canary-word@mail',
    LANDBRIDGE_MAIL_FROM: 'Landbridge',
    LANDBRIDGE_WEBHOOK_HOSTS: 'https://bad.example',
  }
  const read = () => readConfig(wrong)
  expect(read).toThrow(expect.objectContaining({ code: 'config.invalid' }))
  for (const name of Object.keys(wrong)) expect(read).toThrow(name)
  expect(read).not.toThrow('canary')
})

test.each(['a', `${key}AAAA`, Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')])(
  'a key that is not 32 bytes is refused: %s',
  (text) => {
    expect(() => readConfig({ LANDBRIDGE_KEY: text })).toThrow('LANDBRIDGE_KEY')
  },
)

test('a key and a file with a key exclude each other', () => {
  expect(() => readConfig({ LANDBRIDGE_KEY: key, LANDBRIDGE_KEY_FILE: 'key' })).toThrow('exclude')
})

test('a mail server wants a sender', () => {
  expect(() => readConfig({ LANDBRIDGE_SMTP_URL: 'smtp://mail.example.com' })).toThrow('LANDBRIDGE_MAIL_FROM')
})

test('printed in any way, secrets are only said to be set', () => {
  const config = readConfig({
    DATABASE_URL: 'postgresql://me:canary@db/x',
    LANDBRIDGE_KEY: key,
    LANDBRIDGE_SMTP_URL: 'smtp://me:canary@mail.example.com',
    LANDBRIDGE_MAIL_FROM: 'me@example.com',
  })
  for (const text of [inspect(config), JSON.stringify({ config }), inspect({ deep: { config } }, { depth: 9 })]) {
    expect(text).toContain('(set)')
    expect(text).not.toContain('canary')
    expect(text).not.toContain(key)
  }
})

test('connections are proved every hour at most, and every thirty days at least', () => {
  const every = (text: string) => readConfig({ LANDBRIDGE_CHECK_EVERY: text }).checkEveryMs
  expect(['1h', '36h', '30d'].map(every)).toEqual([3_600_000, 129_600_000, 2_592_000_000])
  for (const text of ['0h', '0d', '31d', '721h', '1.5d', '90m', '-1d', '1D2']) {
    expect(() => every(text), text).toThrow('LANDBRIDGE_CHECK_EVERY must be hours or days from 1h to 30d')
  }
})
