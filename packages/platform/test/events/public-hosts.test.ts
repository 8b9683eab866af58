import type { LookupAddress } from 'node:dns'
import { expect, test } from 'vitest'
import { createPublicHosts, isPublicAddress } from '../../src/events/webhooks/public-hosts.ts'
import { createSender } from '../../src/events/webhooks/sending.ts'
import { startHearer } from './hearer.ts'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '2002:7f00:1::1',
  '2001:0:7f00:1::',
  'fe80::1',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  '2001:db8::1',
  'localhost',
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '20.190.128.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test.each([
  'http://example.com/hook',
  'ftp://example.com/',
  'https://localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://intranet/',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'https://user:password@example.com/',
  'nothing',
])('%s is refused before its name is looked up', (url) => {
  expect(createPublicHosts([]).wrongWith(url)).toEqual(expect.any(String))
})

test('a public https address is taken, and a host that is allowed, whatever it is', () => {
  const { wrongWith } = createPublicHosts(['localhost:9000', 'inside.test'])
  expect(wrongWith('https://example.com/hook')).toBeUndefined()
  expect(wrongWith('https://example.com:8443/hook')).toBeUndefined()
  expect(wrongWith('http://localhost:9000/hook')).toBeUndefined()
  expect(wrongWith('http://localhost:9001/hook')).toEqual(expect.any(String))
  expect(wrongWith('http://inside.test/')).toBeUndefined()
})

/** A resolver that says what a test wants. */
const resolverOf = (answers: readonly LookupAddress[]) =>
  ((_: string, __: unknown, done: (error: null, all: readonly LookupAddress[]) => void) => done(null, answers)) as never

test('a public name that leads inside is not connected to', async () => {
  const { host, heard } = await startHearer()
  const port = host.split(':')[1]
  const sender = createSender(createPublicHosts([], resolverOf([{ address: '127.0.0.1', family: 4 }])))
  const answer = await sender.send(`https://hooks.example.com:${port}/hook`, {}, '{}')
  expect(answer).toMatchObject({ status: null, problem: 'hooks.example.com is no public address.' })
  expect(heard).toEqual([])
  await sender.close()
})

test('of several addresses of a name only the public ones are left', () => {
  const { lookup } = createPublicHosts(
    [],
    resolverOf([
      { address: '10.0.0.1', family: 4 },
      { address: '93.184.215.14', family: 4 },
    ]),
  )
  lookup('hooks.example.com', { all: true }, ((_: unknown, all: unknown) => {
    expect(all).toEqual([{ address: '93.184.215.14', family: 4 }])
  }) as never)
  lookup('hooks.example.com', {}, (_, address) => expect(address).toBe('93.184.215.14'))
  expect.assertions(2)
})
