import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { runSimulator, type SimulatorFlags, simulatorFlags, UsageError } from '@landbridge/simulator/command'
import { expect, test } from 'vitest'
import { optionsOf } from '../../src/command/options.ts'
import { startForTest } from '../support.ts'
import { askTls, folderForTest } from '../tls/https.ts'

/** Runs the command until `work` is done with what it said. */
const during = async (flags: SimulatorFlags, work: (said: string) => Promise<void>): Promise<string> => {
  let [said, stop] = ['', () => {}]
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  const stdout = { write: (text: string) => (said += text) }
  const running = runSimulator({ port: '0', ...flags }, { stdout, stderr: { write: () => {} }, stopped })
  try {
    await expect.poll(() => said).toMatch(/--env-file FILE|Everything a program needs/)
    await work(said)
  } finally {
    stop()
    await running
  }
  return said
}

test('without switches it takes the usual ports and speaks HTTP', () => {
  expect(optionsOf({})).toEqual({ ports: { signIn: 7700, graph: 7701, api: 7702, webClient: 7703 } })
  expect(optionsOf({ port: '0' })).toEqual({ ports: 'free' })
})

test('every switch reaches the simulator', () => {
  const options = optionsOf({
    port: '8000',
    host: '0.0.0.0',
    seed: 'x',
    state: 'world.json',
    snapshot: 'before.json',
    scenario: ['P33', 'mine.yaml'],
    tls: true,
    'ca-file': 'ca.pem',
    name: ['simulator', '10.0.0.7'],
    'proxy-port': '7704',
    'hosts-port': '443',
  })
  expect(options).toMatchObject({
    ports: { signIn: 8000, webClient: 8003 },
    host: '0.0.0.0',
    stateFile: 'world.json',
    snapshot: 'before.json',
    scenarios: ['P33', 'mine.yaml'],
    tls: { caFile: 'ca.pem', names: ['simulator', '10.0.0.7'], proxyPort: 7704, hostsPort: 443 },
  })
  expect(options.random).toBeDefined()
})

test.each([
  [{ port: 'x' }, '"x" is not a port.'],
  [{ port: '70000' }, '"70000" is not a port.'],
  [{ port: '65534' }, 'There are no four ports from 65534 on.'],
  [{ 'ca-file': 'ca.pem' }, '--ca-file needs --tls.'],
  [{ 'proxy-port': '0' }, '--proxy-port needs --tls.'],
  [{ name: ['x'] }, '--name needs --tls.'],
])('%j is refused', (flags, message) => {
  expect(() => optionsOf(flags)).toThrow(UsageError)
  expect(() => optionsOf(flags)).toThrow(message)
})

test('tells its addresses, writes what a program needs, and says when it has stopped', async () => {
  const envFile = join(folderForTest(), 'demo.env')
  const said = await during({ 'env-file': envFile }, async (shown) => {
    const authority = /Sign-in +(\S+)/.exec(shown)?.[1] ?? ''
    expect((await fetch(authority)).status).toBe(200)
    expect(readFileSync(envFile, 'utf8')).toContain(`AUTHORITY='${authority}'`)
    expect(statSync(envFile).mode & 0o777).toBe(0o600)
  })
  expect(said).toMatch(/Stopped\.\n$/)
})

test('with TLS it tells how an unchanged client finds it', async () => {
  const folder = folderForTest()
  const [caFile, envFile] = [join(folder, 'ca.pem'), join(folder, 'demo.env')]
  await during({ tls: true, 'ca-file': caFile, 'proxy-port': '0', 'env-file': envFile }, async (shown) => {
    const proxy = /HTTPS_PROXY=(\S+) NODE_EXTRA_CA_CERTS=(\S+)/.exec(shown)
    expect(proxy?.[2]).toBe(caFile)
    const env = readFileSync(envFile, 'utf8')
    expect(env).toContain(`PROXY_URL='${proxy?.[1]}'`)
    expect(env).toContain(`CA_FILE='${caFile}'`)
    const graph = /Graph +(https:\S+)/.exec(shown)?.[1] ?? ''
    expect((await askTls(graph, { ca: readFileSync(caFile, 'utf8') })).status).toBe(200)
  })
})

test('a port that is taken is told in words', async () => {
  const { addresses } = await startForTest()
  const { port } = new URL(addresses.authority)
  const outside = { stdout: { write: () => {} }, stderr: { write: () => {} }, stopped: Promise.resolve() }
  await expect(runSimulator({ port }, outside)).rejects.toThrow(`The simulator wants port ${port}`)
})

test.each([{ scenario: ['P999'] }, { snapshot: '/nowhere/snapshot.json' }, { tls: true, 'ca-file': '/dev/null' }])(
  '%j, which is not what it should be, is told in words',
  async (flags) => {
    const outside = { stdout: { write: () => {} }, stderr: { write: () => {} }, stopped: Promise.resolve() }
    await expect(runSimulator({ port: '0', ...flags }, outside)).rejects.toThrow(UsageError)
  },
)

test('no switch is named twice, and each says what it does', () => {
  const names = simulatorFlags.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(simulatorFlags.filter(({ about }) => about.length < 20)).toEqual([])
})
