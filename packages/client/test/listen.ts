import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { type ClientOptions, createClient } from '../src/index.ts'

export const tenant = 'contoso.com'
export const companyId = '11111111-1111-4111-8111-111111111111'
export const recordId = '22222222-2222-4222-8222-222222222222'

/** One request as it arrived. */
export interface Received {
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly socket: Socket
}

/** What to answer; `hangUp` closes the connection without a word, and `silence` leaves it open. */
export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'hangUp'
  | 'silence'

/**
 * A small server on a free port, with a client whose clock stands still except while it waits. Each request takes the
 * next reply; the last one stays.
 */
export const listen = async (
  replies: readonly (Reply | ((received: Received) => Reply | Promise<Reply>))[],
  options: Partial<ClientOptions> = {},
) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const one: Received = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: await readAll(request),
      socket: request.socket,
    }
    received.push(one)
    const next = replies[Math.min(received.length, replies.length) - 1] ?? 'hangUp'
    answer(response, typeof next === 'function' ? await next(one) : next)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const clock = stoppedClock()
  const bc = createClient({
    tenant,
    environment: 'Production',
    company: companyId,
    endpoints: { api: origin },
    token: async () => 'the-token',
    random: () => 0,
    now: clock.now,
    wait: clock.wait,
    ...options,
  }).company(companyId)
  return { bc, received, origin, clock, base: `/v2.0/${tenant}/Production/api/v2.0/companies(${companyId})` }
}

/** A clock that moves only when somebody waits; it keeps what was waited. */
export const stoppedClock = (start = 1_700_000_000_000) => {
  let time = start
  const waits: number[] = []
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms
    },
    waits,
    wait: async (ms: number) => {
      waits.push(ms)
      time += ms
    },
  }
}

const readAll = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const piece of request.setEncoding('utf8')) text += piece
  return text
}

const answer = (response: ServerResponse, reply: Reply) => {
  if (reply === 'silence') return
  if (reply === 'hangUp') return response.socket?.destroy()
  const { status, headers = {}, body } = reply
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'request-1', ...headers }).end(text)
}

/** A refusal as Business Central writes it. */
export const refusal = (
  status: number,
  code: string,
  message = 'No.',
  headers: Record<string, string> = {},
): Reply => ({
  status,
  headers,
  body: { error: { code, message: `${message}  CorrelationId:  33333333-3333-4333-8333-333333333333.` } },
})

export const customer = (changes: object = {}) => ({
  '@odata.etag': 'W/"one"',
  id: recordId,
  number: '10000',
  displayName: 'Adatum',
  ...changes,
})
