import type { EnvironmentClient } from '@landbridge/client'
import type { PublishedApp } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'

/** One line of the history of deployments. */
export interface Deployment {
  readonly name: string
  readonly publisher: string
  readonly version: string
  /** In lower case: `inprogress`, `completed`, `failed`, `unknown`, `notfound`. */
  readonly status: string
  /** In milliseconds since 1970; 0 where it is not told. */
  readonly startedAt: number
}

/** The extensions of one environment, by the automation API. All of it throws Fault `bc.*` or `net.*`. */
export interface Automation {
  /** What is published: of the tenant's own also what is not installed. */
  readonly apps: () => Promise<PublishedApp[]>
  /** Newest first. Why one failed is not told. */
  readonly deployments: () => Promise<Deployment[]>
  /** Hands a file over; the deployment begins by that. */
  readonly upload: (file: Uint8Array) => Promise<void>
}

/** Longest wait for the file to arrive and for the answer to `upload`, in milliseconds. */
const uploadTimeoutMs = 180_000

/** @throws Fault `bc.company_none` where no company is visible: any will do, for it is only a part of the address. */
export const openAutomation = async (client: EnvironmentClient): Promise<Automation> => {
  const companies = client.records('companies', { route: 'automation', company: null })
  const { records } = await companies.list({ top: 1 })
  const company = records[0]?.id
  if (typeof company !== 'string') throw new Fault('bc.company_none')
  const set = (name: string) => client.records(name, { route: 'automation', company })
  return {
    apps: async () => {
      const found: PublishedApp[] = []
      for await (const row of set('extensions').each()) found.push(appOf(row))
      return found
    },
    deployments: async () => {
      const { records: rows } = await set('extensionDeploymentStatus').list()
      return rows.map(deploymentOf).sort((a, b) => b.startedAt - a.startedAt)
    },
    upload: async (file) => {
      const uploads = set('extensionUpload')
      const draft = { schedule: 'Current version', schemaSyncMode: 'Add' }
      // There is one row at most; what an earlier attempt has left there is taken over.
      const [left] = (await uploads.list()).records
      const row =
        left === undefined ? await uploads.create(draft) : await uploads.update(left, draft, { overwrite: true })
      const id = String(row.systemId)
      await uploads.stream(id, 'extensionContent').write(file, { timeoutMs: uploadTimeoutMs })
      await uploads.action('upload', id, {}, { timeoutMs: uploadTimeoutMs })
    },
  }
}

type Row = Readonly<Record<string, unknown>>

/** Option values come with blanks written as `_x0020_`, and some begin with one. */
const optionOf = (value: unknown): string =>
  typeof value === 'string' ? value.replaceAll('_x0020_', ' ').trim().toLowerCase() : ''

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const origins: Readonly<Record<string, PublishedApp['publishedAs']>> = { global: 'global', pte: 'tenant', dev: 'dev' }

const appOf = (row: Row): PublishedApp => ({
  id: textOf(row.id).toLowerCase(),
  name: textOf(row.displayName),
  publisher: textOf(row.publisher),
  version: [row.versionMajor, row.versionMinor, row.versionBuild, row.versionRevision].map(Number).join('.'),
  installed: row.isInstalled === true,
  publishedAs: origins[optionOf(row.publishedAs)] ?? 'unknown',
})

const deploymentOf = (row: Row): Deployment => ({
  name: textOf(row.name),
  publisher: textOf(row.publisher),
  version: textOf(row.appVersion),
  status: optionOf(row.status),
  startedAt: Date.parse(textOf(row.startedOn)) || 0,
})
