import { Worker } from 'node:worker_threads'
import { createClient, createGovernor } from '@landbridge/client'
import { compare, report } from './measure.ts'

// Typed client against bare fetch with JSON.parse, one at a time and five at a time, over a real socket.
const company = '11111111-1111-4111-8111-111111111111'
const row = (number: number) => ({
  '@odata.etag': `W/"JzE5OzIxMzk2MzA0ODM0ODgyMTU4MDgxOzA7Jw${number}"`,
  id: `22222222-2222-4222-8222-${String(number).padStart(12, '0')}`,
  number: String(10_000 + number),
  displayName: `Customer ${number}`,
  city: 'Aarhus',
  balanceDue: number * 1.5,
})
const page = JSON.stringify({ '@odata.context': 'x', value: Array.from({ length: 20 }, (_, at) => row(at)) })
// In a thread of its own, so that only the caller's side is timed.
const worker = new Worker(
  `const { parentPort, workerData } = require('node:worker_threads')
  const server = require('node:http').createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(workerData))
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
  { eval: true, workerData: page },
)
const port = await new Promise<number>((resolve) => worker.once('message', resolve))
const origin = `http://127.0.0.1:${port}`

const bc = createClient({
  endpoints: { api: origin },
  tenant: 'contoso.com',
  environment: 'Production',
  company,
  token: async () => 'token',
  governor: createGovernor({ requests: 60_000 }),
})
const url = `${bc.customers.url}?$filter=displayName%20ge%20%27A%27&$top=20`
const headers = { authorization: 'Bearer token', accept: 'application/json' }

const byClient = async () => {
  const { records } = await bc.customers.list({ filter: { displayName: { ge: 'A' } }, top: 20 })
  if (records.length !== 20) throw new Error('wrong answer')
}
const byFetch = async () => {
  const { value } = JSON.parse(await (await fetch(url, { headers })).text()) as { value: unknown[] }
  if (value.length !== 20) throw new Error('wrong answer')
}
const requests = 500
const spread = (width: number, one: () => Promise<void>) => async () => {
  const lane = async () => {
    for (let turn = 0; turn < requests / width; turn += 1) await one()
  }
  await Promise.all(Array.from({ length: width }, lane))
}

for (const width of [1, 5]) {
  const { workMs, peerMs } = await compare(9, spread(width, byClient), spread(width, byFetch))
  const ratio = workMs / peerMs
  const added = ((workMs - peerMs) / requests) * 1_000
  report(
    `list of 20 customers, ${width} at a time (budget 1.6 x bare fetch)`,
    `${ratio.toFixed(2)} x; ${Math.round((requests / workMs) * 1_000)} against ${Math.round((requests / peerMs) * 1_000)} requests/s; ${added.toFixed(0)} us added to each`,
    ratio < 1.6,
  )
}
await worker.terminate()

// What the client itself adds: the same list over a transport that answers at once, against reading its JSON alone.
const answer = { status: 200, headers: new Headers(), text: async () => page, body: null }
const instant = createClient({
  tenant: 'contoso.com',
  environment: 'Production',
  company,
  token: async () => 'token',
  governor: createGovernor({ requests: 60_000, windowMs: 1_000 }),
  transport: async () => answer,
})
const calls = 5_000
const own = await compare(
  9,
  async () => {
    for (let call = 0; call < calls; call += 1)
      await instant.customers.list({ filter: { displayName: { ge: 'A' } }, top: 20 })
  },
  () => {
    for (let call = 0; call < calls; call += 1) JSON.parse(page)
  },
)
const ownUs = ((own.workMs - own.peerMs) / calls) * 1_000
report('added by the client itself to each call (budget 40 us)', `${ownUs.toFixed(1)} us`, ownUs < 40)
