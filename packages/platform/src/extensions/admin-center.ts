import { randomUUID } from 'node:crypto'
import { bcFault } from '@landbridge/client'
import type { PublishedApp } from '@landbridge/diagnosis'
import { adminCenterApi, type Endpoints, Fault, networkFault, startDeadline } from '@landbridge/model'
import type { Outgoing } from '../transport.ts'

/** One operation on an app, as the Admin Center API tells of it. */
export interface AppOperation {
  readonly id: string
  /** In lower case: `running`, `scheduled`, `succeeded`, `failed`, `canceled`, `skipped`. */
  readonly status: string
  readonly targetVersion: string
  /** In milliseconds since 1970; 0 where it is not told. */
  readonly createdAt: number
  readonly errorMessage: string
}

/** The apps of one environment, by the Admin Center API. All of it throws Fault `bc.*` or `net.*`. */
export interface AdminCenter {
  /** Version and country of the environment. */
  readonly environment: () => Promise<{ readonly version?: string; readonly country?: string }>
  /** What is installed. */
  readonly apps: () => Promise<PublishedApp[]>
  /** Operations on one app, newest first. */
  readonly operations: (appId: string) => Promise<AppOperation[]>
  readonly install: (file: Uint8Array, fileName: string, when: 'now' | 'update-window') => Promise<AppOperation>
  /** Takes back what waits for the update window. */
  readonly takeBack: (appId: string, version: string) => Promise<void>
}

export interface AdminCenterOptions {
  readonly outgoing: Pick<Outgoing, 'transport'>
  readonly endpoints: Endpoints
  /** Application family of the environment. */
  readonly family: string
  readonly environment: string
  readonly token: () => Promise<string>
  readonly now: () => number
}

/** Longest wait for one answer, in milliseconds; an upload has longer. */
const timeoutMs = 30_000
const uploadTimeoutMs = 180_000

type Json = Readonly<Record<string, unknown>>

export const openAdminCenter = (options: AdminCenterOptions): AdminCenter => {
  const { outgoing, endpoints, family, environment, token, now } = options
  const base = `${adminCenterApi(endpoints)}/applications/${encodeURIComponent(family)}/environments/${encodeURIComponent(environment)}`

  const send = async (
    method: 'GET' | 'POST',
    path: string,
    {
      body,
      type = 'application/json',
      longestMs = timeoutMs,
    }: { body?: string | Uint8Array; type?: string; longestMs?: number } = {},
  ): Promise<unknown> => {
    const clientRequestId = randomUUID()
    const bearer = await token()
    const deadline = startDeadline(longestMs)
    try {
      const answer = await outgoing.transport({
        method,
        url: `${base}${path}`,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${bearer}`,
          'client-request-id': clientRequestId,
          ...(body !== undefined && { 'content-type': type }),
        },
        signal: deadline.signal,
        ...(body !== undefined && { body }),
      })
      const text = await answer.text()
      if (answer.status >= 200 && answer.status < 300) return text === '' ? undefined : JSON.parse(text)
      throw bcFault({ status: answer.status, headers: answer.headers, text, clientRequestId, now: now() })
    } catch (error) {
      if (error instanceof Fault) throw error
      if (error instanceof SyntaxError) throw new Fault('bc.unexpected', { message: 'The answer is not JSON.' })
      throw networkFault(error, {
        ended: deadline.ended(),
        correlation: { 'client-request-id': clientRequestId },
        hidden: [bearer],
      })
    } finally {
      deadline.clear()
    }
  }

  return {
    environment: async () => {
      const answer = await send('GET', '')
      // Documented as a list of one, seen as a single object.
      const one = rowsOf(answer)[0] ?? objectOf(answer)
      const version = textOf(objectOf(one.versionDetails), 'version') || textOf(one, 'applicationVersion')
      const country = textOf(one, 'countryCode')
      return { ...(version !== '' && { version }), ...(country !== '' && { country }) }
    },
    apps: async () => rowsOf(await send('GET', '/apps')).map(appOf),
    operations: async (appId) =>
      rowsOf(await send('GET', `/apps/${appId}/operations`))
        .map(operationOf)
        .sort((a, b) => b.createdAt - a.createdAt),
    install: async (file, fileName, when) => {
      const { body, type } = formOf(file, fileName, {
        deploymentSchedule: when === 'now' ? 'Immediate' : 'UpdateWindow',
        syncMode: 'Add',
        languageId: 'en-US',
        acceptIsvEula: 'true',
        installOrUpdateNeededDependencies: 'false',
      })
      return operationOf(objectOf(await send('POST', '/apps/pteInstall', { body, type, longestMs: uploadTimeoutMs })))
    },
    takeBack: async (appId, targetVersion) => {
      const body = JSON.stringify({ targetVersion, scheduleKind: 'UpdateWindow' })
      await send('POST', `/apps/${appId}/removeScheduledPteVersion`, { body })
    },
  }
}

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

const rowsOf = (value: unknown): Json[] => {
  const { value: rows } = objectOf(value)
  return Array.isArray(rows) ? rows.map(objectOf) : []
}

const textOf = (row: Json, name: string): string => {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}

const origins: Readonly<Record<string, PublishedApp['publishedAs']>> = {
  global: 'global',
  tenant: 'tenant',
  pte: 'tenant',
  dev: 'dev',
}

const appOf = (row: Json): PublishedApp => ({
  id: textOf(row, 'appId').toLowerCase(),
  name: textOf(row, 'name'),
  publisher: textOf(row, 'publisher'),
  version: textOf(row, 'version'),
  // An app that is being taken out may fail to work at any moment.
  installed: textOf(row, 'state').toLowerCase() !== 'uninstallpending',
  publishedAs: origins[textOf(row, 'appType').toLowerCase()] ?? 'unknown',
})

/** Versions were seen at the top under two names, and inside of `parameters`. */
const operationOf = (row: Json): AppOperation => ({
  id: textOf(row, 'id'),
  status: textOf(row, 'status').toLowerCase(),
  targetVersion:
    textOf(row, 'targetAppVersion') ||
    textOf(row, 'targetVersion') ||
    textOf(objectOf(row.parameters), 'targetAppVersion'),
  createdAt: Date.parse(textOf(row, 'createdOn')) || 0,
  errorMessage: textOf(row, 'errorMessage'),
})

/** A form with fields and one file. */
const formOf = (file: Uint8Array, fileName: string, fields: Readonly<Record<string, string>>) => {
  const boundary = `landbridge-${randomUUID()}`
  const name = `${fileName.replace(/\.app$/i, '').replace(/[^\w.-]+/g, '_')}.app`
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `${parts.join('')}--${boundary}\r\nContent-Disposition: form-data; name="extensionFile"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { body, type: `multipart/form-data; boundary=${boundary}` }
}
