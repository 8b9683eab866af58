import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { type Claims, type Simulator, type SimulatorOptions, startSimulator } from '@landbridge/simulator'
import { onTestFinished } from 'vitest'
import { thumbprints, writeCertificate } from '../src/x509/certificate.ts'

export const bcScope = 'https://api.businesscentral.dynamics.com/.default'

/** A simulator on free ports for one test, stopped when that ends. */
export const startForTest = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const sim = await startSimulator({ ports: 'free', ...options })
  onTestFinished(() => sim.stop())
  return sim
}

export type Fields = Readonly<Record<string, string | undefined>>

export interface TokenReply {
  readonly status: number
  readonly headers: Headers
  readonly body: TokenBody
}

/** All that an answer of the token endpoint may hold; a test looks at what it should hold. */
export interface TokenBody {
  readonly access_token: string
  readonly refresh_token: string
  readonly id_token: string
  readonly client_info: string
  readonly scope: string
  readonly token_type: string
  readonly expires_in: number
  readonly error: string
  readonly error_codes: readonly number[]
  readonly error_description: string
  readonly error_uri: string
  readonly trace_id: string
  readonly correlation_id: string
}

/** The fields of a good request; what is undefined is left out. */
export const goodFields = (sim: Simulator): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_id: sim.env.CLIENT_ID,
  client_secret: sim.env.CLIENT_SECRET,
  scope: bcScope,
})

export const askToken = async (
  sim: Simulator,
  fields: Fields = {},
  options: { tenant?: string; path?: string; headers?: Record<string, string> } = {},
): Promise<TokenReply> => {
  const { tenant = sim.env.TENANT, path = 'oauth2/v2.0/token', headers = {} } = options
  const all = Object.entries({ ...goodFields(sim), ...fields })
  const body = new URLSearchParams(all.filter((field): field is [string, string] => field[1] !== undefined))
  const response = await fetch(`${sim.addresses.authority}/${tenant}/${path}`, { method: 'POST', body, headers })
  return { status: response.status, headers: response.headers, body: (await response.json()) as TokenBody }
}

/** Header and payload of a token, unverified. */
export const decodeToken = (token: string): { header: Record<string, unknown>; payload: Claims } => {
  const [header = '', payload = ''] = token.split('.')
  const parse = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  return { header: parse(header), payload: parse(payload) }
}

export interface RawReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request whose `Host` and path are taken literally, which `fetch` does not allow. */
export const askRaw = (
  address: string,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawReply> => {
  const { hostname, port } = new URL(address)
  const { method = 'GET', body } = options
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const headers: Record<string, string> = { ...length, ...options.headers }
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      { hostname, port, path, method, headers, agent: false, setHost: !('host' in headers) },
      (reply) => {
        let text = ''
        reply.setEncoding('utf8')
        reply.on('data', (piece) => {
          text += piece
        })
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }))
        reply.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export interface TestCertificate {
  readonly privateKey: KeyObject
  readonly der: Buffer
  readonly pem: string
}

const dayMs = 86_400_000

export const makeCertificate = (endsAt = Date.now() + 365 * dayMs): TestCertificate => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = writeCertificate({
    name: 'test client',
    serial: Buffer.from(randomUUID().replaceAll('-', ''), 'hex'),
    privateKey,
    startsAt: Date.now() - dayMs,
    endsAt,
  })
  const lines = der.toString('base64').replace(/(.{64})/g, '$1\n')
  return { privateKey, der, pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` }
}

/** A client assertion by RS256; claims and header can be overwritten one by one. */
export const makeAssertion = (
  { privateKey, der }: TestCertificate,
  clientId: string,
  audience: string,
  overwrite: { header?: object; payload?: object; nowMs?: number } = {},
): string => {
  const now = Math.floor((overwrite.nowMs ?? Date.now()) / 1_000)
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = { alg: 'RS256', typ: 'JWT', x5t: thumbprints(der).sha1, ...overwrite.header }
  const times = { nbf: now, iat: now, exp: now + 600 }
  const payload = { aud: audience, iss: clientId, sub: clientId, jti: randomUUID(), ...times, ...overwrite.payload }
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
}
