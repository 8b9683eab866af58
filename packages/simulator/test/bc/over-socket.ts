import type { Simulator, SimulatorOptions } from '@landbridge/simulator'
import { askToken, startForTest } from '../support.ts'

/** An answer as a test looks at it. */
export interface SocketAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test may look anywhere in an answer
  readonly json: any
}

export interface OverSocket {
  readonly sim: Simulator
  readonly token: string
  /** Address of the standard route of the demonstration's environment. */
  readonly route: string
  readonly automation: string
  /** Address of the demonstration's second company, which is small, on the standard route. */
  readonly company: string
  readonly companyId: string
  send(
    method: string,
    address: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<SocketAnswer>
  control(method: string, path: string, body?: unknown): Promise<SocketAnswer>
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

export const sendTo = async (
  token: string | undefined,
  method: string,
  address: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<SocketAnswer> => {
  const isPlain = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData
  const response = await fetch(address, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && !isPlain && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: isPlain ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

/** A simulator on free ports, with a token of the demonstration's application. */
export const startOverSocket = async (options: SimulatorOptions = {}): Promise<OverSocket> => {
  const sim = await startForTest(options)
  const token = (await askToken(sim)).body.access_token
  const environment = `${sim.addresses.api}/v2.0/${sim.env.TENANT}/Production`
  const { companies } = sim.world.tenants.get(sim.env.TENANT)!.environments.get('production')!
  const companyId = [...companies.values()].find(({ name }) => name === 'Fjordline Holding')!.id
  const route = `${environment}/api/v2.0`
  return {
    sim,
    token,
    route,
    automation: `${environment}/api/microsoft/automation/v2.0`,
    company: `${route}/companies(${companyId})`,
    companyId,
    send: (method, address, body, headers) => sendTo(token, method, address, body, headers),
    control: (method, path, body) => sendTo(undefined, method, `${sim.addresses.api}/_simulator${path}`, body),
  }
}
