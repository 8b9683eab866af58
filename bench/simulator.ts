import { type ChildProcess, fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compare, median, report } from './measure.ts'
import { askMany, openWire } from './wire.ts'

// The simulator against another mock server of OData with the same records, over real sockets and in the same run; then
// what it does alone: large pages, its start, and its memory with a million ledger entries.
interface Env {
  readonly AUTHORITY: string
  readonly BC_URL: string
  readonly TENANT: string
  readonly COMPANY: string
  readonly CLIENT_ID: string
  readonly CLIENT_SECRET: string
}

const here = (name: string): URL => new URL(name, import.meta.url)
const children: ChildProcess[] = []

const start = async <T>(name: string, ...given: string[]): Promise<{ child: ChildProcess; said: T }> => {
  const child = fork(here(name), given, { execArgv: ['--expose-gc'] })
  children.push(child)
  return { child, said: await hear<T>(child) }
}

const hear = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once('message', (said) => resolve(said as T)))

const token = async (env: Env): Promise<string> => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: env.CLIENT_ID,
    client_secret: env.CLIENT_SECRET,
    scope: 'https://api.businesscentral.dynamics.com/.default',
  })
  const reply = await fetch(`${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/token`, { method: 'POST', body })
  return ((await reply.json()) as { access_token: string }).access_token
}

const rows = async (url: string, headers: Record<string, string>): Promise<unknown[]> =>
  ((await (await fetch(url, { headers })).json()) as { value: unknown[] }).value

const besidePeer = async (route: string, company: string, headers: Record<string, string>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const customers = await rows(`${company}/customers`, headers)
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'metadata.xml'), await (await fetch(`${route}/$metadata`, { headers })).text())
  writeFileSync(join(folder, 'data', 'customers.json'), JSON.stringify(customers))
  const { said } = await start<{ port: number }>('serve-peer.js', folder)
  const query = `customers?$filter=${encodeURIComponent("displayName ge 'A' and blocked ne 'All'")}&$top=20`
  const urls = { own: `${company}/${query}`, peer: `http://127.0.0.1:${said.port}/api/${query}` }
  const [own, theirs] = [await rows(urls.own, headers), await rows(urls.peer, {})]
  if (own.length !== 20 || theirs.length !== 20) throw new Error(`${own.length} and ${theirs.length} rows, not 20`)
  for (const width of [1, 10]) {
    const wires = await Promise.all(Array.from({ length: width }, () => openWire(urls.own, headers)))
    const others = await Promise.all(Array.from({ length: width }, () => openWire(urls.peer)))
    const [many, few] = [1_000, 200]
    const { workMs, peerMs } = await compare(
      7,
      () => askMany(wires, many),
      () => askMany(others, few),
    )
    const [ours, peers] = [(many / workMs) * 1_000, (few / peerMs) * 1_000]
    report(
      `filtered list of 20 out of ${customers.length} customers, ${width} at a time (budget 3 x the peer)`,
      `${(ours / peers).toFixed(1)} x; ${Math.round(ours)} against ${Math.round(peers)} requests/s`,
      ours >= 3 * peers,
    )
    for (const wire of [...wires, ...others]) wire.close()
  }
  rmSync(folder, { recursive: true })
}

const largePages = async (company: string, headers: Record<string, string>): Promise<void> => {
  const url = `${company}/generalLedgerEntries`
  const firsts: number[] = []
  const wholes: number[] = []
  const sizes: number[] = []
  for (let round = 0; round < 9; round++) {
    const began = performance.now()
    const reply = await fetch(url, { headers })
    const reader = reply.body!.getReader()
    let bytes = 0
    let first = 0
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (bytes === 0) first = performance.now() - began
      bytes += piece.value.length
    }
    firsts.push(first)
    wholes.push(performance.now() - began)
    sizes.push(bytes)
  }
  const [first, whole] = [median(firsts), median(wholes)]
  report(
    'page of 20,000 ledger entries (budget 50,000 rows/s)',
    `${Math.round(20_000 / (whole / 1_000))} rows/s, ${(median(sizes) / 1e6).toFixed(1)} MB in ${whole.toFixed(0)} ms`,
    20_000 / (whole / 1_000) >= 50_000,
  )
  report('first byte of that page (budget a third of the whole)', `${first.toFixed(0)} ms`, first < whole / 3)
}

/** Quickest of some starts, up to the first answer: whatever else the machine does can only add to it. */
const quickestStart = async <T>(name: string, urlOf: (said: T) => string): Promise<number> => {
  let quickest = Number.POSITIVE_INFINITY
  for (let round = 0; round < 9; round++) {
    const began = performance.now()
    const { child, said } = await start<T>(name)
    const reply = await fetch(urlOf(said))
    if (reply.status !== 200) throw new Error(`Answered with ${reply.status}`)
    quickest = Math.min(quickest, performance.now() - began)
    child.kill()
  }
  return quickest
}

const starts = async (): Promise<void> => {
  const bare = await quickestStart<{ port: number }>('serve-bare.js', ({ port }) => `http://127.0.0.1:${port}`)
  const own = await quickestStart<{ env: Env }>('serve-simulator.js', ({ env }) => env.AUTHORITY)
  report(
    'from nothing to the first answer (budget 300 ms, on a busy machine 6 x a bare server)',
    `${own.toFixed(0)} ms; ${(own / bare).toFixed(1)} x the ${bare.toFixed(0)} ms of a bare server`,
    own < 300 || own < 6 * bare,
  )
}

const memory = async (child: ChildProcess): Promise<number> => {
  const said = hear<{ rss: number }>(child)
  child.send('memory')
  return (await said).rss / 1_048_576
}

try {
  const { child, said } = await start<{ env: Env }>('serve-simulator.js')
  const { env } = said
  const headers = { authorization: `Bearer ${await token(env)}` }
  const environment = `${env.BC_URL}/v2.0/${env.TENANT}/Production`
  const route = `${environment}/api/v2.0`
  await besidePeer(route, `${route}/companies(${env.COMPANY})`, headers)

  const made = await fetch(`${env.BC_URL}/_simulator/tenants/${env.TENANT}/environments/Production/companies`, {
    method: 'POST',
    body: JSON.stringify({ name: 'Large', data: 'large' }),
  })
  const { id } = (await made.json()) as { id: string }
  const large = `${route}/companies(${id})`
  const began = performance.now()
  const count = Number(await (await fetch(`${large}/generalLedgerEntries/$count`, { headers })).text())
  const seconds = (performance.now() - began) / 1_000
  report(
    'ledger entries of a large company (budget 1,000,000 at least)',
    `${count} in ${seconds.toFixed(1)} s`,
    count >= 1_000_000,
  )
  await largePages(large, headers)
  const mb = await memory(child)
  report('memory of the process with them (budget 1,000 MB)', `${mb.toFixed(0)} MB`, mb < 1_000)
  await starts()
} finally {
  for (const child of children) child.kill()
}
