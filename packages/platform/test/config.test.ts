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
    logLevel: 'info',
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
    LANDBRIDGE_LOG: 'debug',
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
    logLevel: 'debug',
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
    LANDBRIDGE_LOG: 'loud',
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

test('printed in any way, secrets are only said to be set', () => {
  const config = readConfig({ DATABASE_URL: 'postgresql://me:canary@db/x', LANDBRIDGE_KEY: key })
  for (const text of [inspect(config), JSON.stringify({ config }), inspect({ deep: { config } }, { depth: 9 })]) {
    expect(text).toContain('(set)')
    expect(text).not.toContain('canary')
    expect(text).not.toContain(key)
  }
})
