import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export const tenant = '11111111-1111-4111-8111-111111111111'
export const clientId = '22222222-2222-4222-8222-222222222222'

export interface Received {
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly form: URLSearchParams
}

export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown }
  | 'hangUp'
  | 'silence'

/** A pretended Entra on a free port. Each request takes the next reply; the last one stays. */
export const listen = async (...replies: readonly Reply[]) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request.setEncoding('utf8')) text += piece
    received.push({ url: request.url ?? '', headers: request.headers, form: new URLSearchParams(text) })
    const reply = replies[Math.min(received.length, replies.length) - 1] ?? 'hangUp'
    if (reply === 'silence') return
    if (reply === 'hangUp') return response.socket?.destroy()
    const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? '')
    response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { authority: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

/** An address where nothing listens. */
export const closedAuthority = async (): Promise<string> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}`
}

export const granted: Reply = {
  status: 200,
  body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: 'the-token' },
}

export const trace = '33333333-3333-4333-8333-333333333333'
export const correlation = '44444444-4444-4444-8444-444444444444'

/** A refusal as Entra writes it, with the trailer in its newer or older form. */
export const refusal = (status: number, error: string, code: number, separator = ' ', more: object = {}): Reply => ({
  status,
  body: {
    error,
    error_description: `AADSTS${code}: It is not so.${separator}Trace ID: ${trace}${separator}Correlation ID: ${correlation}${separator}Timestamp: 2026-01-31 10:11:12Z`,
    error_codes: [code],
    timestamp: '2026-01-31 10:11:12Z',
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...more,
  },
})
