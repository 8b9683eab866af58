import { connect, type Socket } from 'node:net'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oddText, patienceMs, runs } from './fuzz-support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const open = (): Promise<Socket> => {
  const { hostname, port } = new URL(sim.addresses.authority)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket)).once('error', reject)
  })
}

/** Sends pieces, ends its side, and reads until the server has ended the other one. */
const talk = async (pieces: readonly Buffer[]): Promise<string> => {
  const socket = await open()
  let answer = ''
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (piece) => {
      answer += piece.toString('latin1')
    })
    // Whoever sends nonsense may be cut off; then there is nothing more to read.
    socket.on('error', () => {})
    socket.once('close', () => resolve())
  })
  for (const piece of pieces) if (socket.writable) await new Promise((resolve) => socket.write(piece, resolve))
  socket.end()
  await ended
  return answer
}

const lives = async (): Promise<void> => {
  expect((await fetch(sim.addresses.authority)).status).toBe(200)
}

const statuses = (answer: string): number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))

const good = 'GET /common/discovery/keys HTTP/1.1\r\nHost: localhost\r\n'

const line = fc.oneof(
  fc.constantFrom(
    'GET / HTTP/1.1',
    'POST /x/oauth2/v2.0/token HTTP/1.1',
    'GET / HTTP/9.9',
    'PRI * HTTP/2.0',
    'Host: localhost',
    'Host: a\u0000b',
    'Host: localhost:99999999',
    'Content-Length: 5',
    'Content-Length: -1',
    'Content-Length: 5, 6',
    'Transfer-Encoding: chunked',
    'Transfer-Encoding: gzip',
    'Expect: 100-continue',
    'Upgrade: websocket',
    'Connection: upgrade',
    'Connection: close',
    ' folded',
    '',
    '5',
    '0',
    'ffffffffffffffff',
  ),
  oddText,
)

test(
  'any bytes end in an answer or an end of the connection',
  async () => {
    const text = fc.array(line, { maxLength: 12 }).map((lines) => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`))
    const bytes = fc.uint8Array({ maxLength: 200 }).map((of) => Buffer.from(of))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, bytes), { maxLength: 3 }), async (pieces) => {
        for (const status of statuses(await talk(pieces)))
          expect([status, status < 500 || status === 501]).toEqual([status, true])
      }),
      runs(150),
    )
    await lives()
  },
  patienceMs,
)

test(
  'half a request is let go with its connection',
  async () => {
    const whole = Buffer.from(`${good}Content-Length: 20\r\n\r\n12345678901234567890`)
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length - 1 }), async (length) => {
        const answer = await talk([whole.subarray(0, length)])
        expect(statuses(answer).every((status) => status < 500)).toBe(true)
      }),
      runs(40),
    )
    await lives()
  },
  patienceMs,
)

test(
  'requests in one breath are answered in their order, each of them',
  async () => {
    const path = fc.constantFrom('/common/discovery/keys', '/nowhere', '/_simulator/state', '/')
    await fc.assert(
      fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 20 }), async (paths) => {
        const requests = paths.map((of, at) => {
          const last = at === paths.length - 1 ? 'Connection: close\r\n' : ''
          return `GET ${of} HTTP/1.1\r\nHost: localhost\r\n${last}\r\n`
        })
        const wanted = await Promise.all(
          paths.map(async (of) => (await fetch(`${sim.addresses.authority}${of}`)).status),
        )
        const answer = await talk([Buffer.from(requests.join(''))])
        expect([...answer.matchAll(/(?:^|[^\n]|\n)HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))).toEqual(
          wanted,
        )
      }),
      runs(30),
    )
  },
  patienceMs,
)

test('a request byte by byte is waited for, and so are many that never end', async () => {
  const idle = await Promise.all(Array.from({ length: 200 }, open))
  for (const socket of idle) socket.on('error', () => {}).write('GET / HTTP/1.1\r\nX-Slow: ')
  const bytes = Buffer.from(`${good}Connection: close\r\n\r\n`)
  const answer = await talk([...bytes].map((byte) => Buffer.from([byte])))
  expect(statuses(answer)).toEqual([200])
  await lives()
  for (const socket of idle) socket.destroy()
})

test('a reader that goes away in the middle of an answer takes nobody along', async () => {
  for (let round = 0; round < 20; round++) {
    const socket = await open()
    socket.on('error', () => {})
    socket.write(`${good}\r\n`.repeat(50))
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
  }
  await lives()
})
