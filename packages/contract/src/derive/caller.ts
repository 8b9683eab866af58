import { type Contract, contract, type OperationName } from '../contract.ts'
import type { CallOf, Operation, OutputOf } from '../operation.ts'
import type { FaultView } from '../values.ts'
import { shapeOf } from './shape.ts'

export interface CallerOptions {
  /** Address of the platform, without `/v1`. Empty in a browser on the same origin. */
  readonly baseUrl: string
  /** @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch
  /** Sent with each call, for example the API key. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

/** The platform refused a call; the view has all that a person or a program needs. */
export class Refused extends Error {
  readonly view: FaultView & { requestId?: string }
  readonly status: number

  constructor(status: number, view: FaultView & { requestId?: string }, options?: ErrorOptions) {
    super(view.message, options)
    this.name = 'Refused'
    this.view = view
    this.status = status
  }
}

export type Caller = <N extends OperationName>(
  name: N,
  input: CallOf<Contract[N]>,
  options?: CallOptions,
) => Promise<OutputOf<Contract[N]>>

const text = (value: unknown): string => (typeof value === 'string' ? value : String(value))

const requestOf = (operation: Operation, input: Record<string, unknown>) => {
  const shape = shapeOf(operation)
  const path = shape.path.replace(/\{(\w+)\}/g, (_, field: string) => encodeURIComponent(text(input[field])))
  const query = new URLSearchParams()
  for (const field of shape.inQuery) if (input[field] !== undefined) query.set(field, text(input[field]))
  const headers: Record<string, string> = { accept: 'application/json' }
  for (const [field, header] of Object.entries(shape.inHeaders))
    if (input[field] !== undefined) headers[header] = text(input[field])
  const body =
    shape.wholeBody === undefined
      ? Object.fromEntries(shape.inBody.filter((field) => input[field] !== undefined).map((f) => [f, input[f]]))
      : input[shape.wholeBody]
  const carriesBody = shape.wholeBody !== undefined || shape.inBody.length > 0
  if (carriesBody) headers['content-type'] = 'application/json'
  const suffix = query.size > 0 ? `?${query}` : ''
  return {
    method: shape.method,
    path: `${path}${suffix}`,
    headers,
    body: carriesBody ? JSON.stringify(body) : undefined,
  }
}

/** What is known of an answer that is no JSON fault of ours: something else answered in the platform's place. */
const unreadable = (status: number): FaultView => ({
  code: 'net.lost',
  message: `The answer (status ${status}) is not one of Landbridge's.`,
  remedy: 'Check the address, and any proxy in between.',
  who: 'operator',
})

const unreachable: FaultView = {
  code: 'net.refused',
  message: 'Landbridge does not answer.',
  remedy: 'Check that it is running, and the address.',
  who: 'operator',
}

/**
 * Calls operations over HTTP, typed by the contract.
 *
 * @throws Refused when the platform refused, or did not answer (`status` 0).
 */
export const createCaller = (options: CallerOptions): Caller => {
  const send = options.fetch ?? globalThis.fetch
  const call = async (name: OperationName, input: Record<string, unknown>, { signal }: CallOptions = {}) => {
    const { method, path, headers, body } = requestOf(contract[name], input)
    const answer = await send(`${options.baseUrl}${path}`, {
      method,
      headers: { ...headers, ...options.headers },
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((cause: unknown) => {
      throw signal?.aborted ? cause : new Refused(0, unreachable, { cause })
    })
    if (answer.status === 204) return null
    const value: unknown = await answer.json().catch(() => undefined)
    if (answer.ok && value !== undefined) return value
    const error = (value as { error?: FaultView } | undefined)?.error
    throw new Refused(answer.status, error?.code === undefined ? unreadable(answer.status) : error)
  }
  return call as Caller
}
