import { rename, writeFile } from 'node:fs/promises'
import type { Demo } from './demo.ts'
import type { Addresses } from './http.ts'

/** What a program needs to talk to the demonstration tenant; names as in environment variables. */
export interface SimulatorEnv {
  readonly AUTHORITY: string
  readonly GRAPH_URL: string
  readonly BC_URL: string
  readonly WEB_CLIENT_URL: string
  readonly ENTRA_ADMIN_URL: string
  readonly TENANT: string
  readonly CLIENT_ID: string
  readonly CLIENT_SECRET: string
  readonly ENVIRONMENT: string
  readonly COMPANY: string
  readonly COMPANY_NAME: string
  readonly TEST_USER: string
  readonly TEST_PASSWORD: string
  /** Certificate of the authority, where there is TLS and it is kept in a file. */
  readonly CA_FILE?: string
  /** The proxy to Microsoft's host names, where there is one. */
  readonly PROXY_URL?: string
}

interface TlsPlaces {
  readonly caFile: string | undefined
  readonly proxy: string | undefined
}

/** What a world does not have is an empty text. */
export const envOf = (demo: Demo, addresses: Addresses, tls?: TlsPlaces): SimulatorEnv => ({
  AUTHORITY: addresses.authority,
  GRAPH_URL: addresses.graph,
  BC_URL: addresses.api,
  WEB_CLIENT_URL: addresses.webClient,
  ENTRA_ADMIN_URL: addresses.entraAdminCenter,
  TENANT: demo.tenant.id,
  CLIENT_ID: demo.application?.appId ?? '',
  CLIENT_SECRET: demo.secret?.text ?? '',
  ENVIRONMENT: demo.environment?.name ?? '',
  COMPANY: demo.company?.id ?? '',
  COMPANY_NAME: demo.company?.name ?? '',
  TEST_USER: demo.admin?.userPrincipalName ?? '',
  TEST_PASSWORD: demo.admin?.password ?? '',
  ...(tls?.caFile !== undefined && { CA_FILE: tls.caFile }),
  ...(tls?.proxy !== undefined && { PROXY_URL: tls.proxy }),
})

const quote = (value: string): string => `'${value.replaceAll("'", `'\\''`)}'`

/** Lines that a shell can read with `.` or `source`. */
export const formatEnv = (env: SimulatorEnv): string =>
  `${Object.entries(env)
    .map(([name, value]) => `${name}=${quote(value)}\n`)
    .join('')}`

/** Writes the file for its owner alone, and whole or not at all, because it holds a secret. */
export const writeEnvFile = async (path: string, env: SimulatorEnv): Promise<void> => {
  const draft = `${path}.${process.pid}.new`
  await writeFile(draft, formatEnv(env), { mode: 0o600 })
  await rename(draft, path)
}
