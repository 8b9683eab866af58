import { type CallOptions, type Connection, send } from './send.ts'
import type { TransportAnswer } from './transport.ts'

/** A request of the caller's own making. */
export interface RawRequest {
  readonly method: string
  /** Below the environment, with its query, percent-encoded. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** A good answer, as it came. */
export interface RawAnswer {
  readonly status: number
  readonly headers: TransportAnswer['headers']
  readonly text: string
}

/**
 * Sends a request below an environment.
 *
 * @throws TypeError The path leads out of the environment.
 */
export const sendRaw = async (
  connection: Connection,
  { method, path, headers, body }: RawRequest,
  options: CallOptions = {},
): Promise<RawAnswer> => {
  const url = new URL(`${connection.url}/${path.replace(/^\/+/, '')}`).href
  if (!url.startsWith(`${new URL(connection.url).href}/`)) throw new TypeError('path leads out of the environment')
  const { value, ...answer } = await send(
    connection,
    {
      ...options,
      method,
      url,
      repeat: method === 'GET' || method === 'HEAD' ? 'read' : 'once',
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
    },
    (answer) => answer.text(),
  )
  return { ...answer, text: value }
}
