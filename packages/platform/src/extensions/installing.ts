import { randomUUID } from 'node:crypto'
import { type AppFacts, checkAppFits, compareAppVersions } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections, OpenPlace } from '../connections/open.ts'
import type { Parts } from '../parts.ts'
import type { Proving } from '../proving/proving.ts'
import {
  beginInstallation,
  changeInstallation,
  dropUnusedPackage,
  findInstallation,
  type InstallationRow,
  insertPackage,
  readPackage,
  takeTurn,
} from '../store/extensions.ts'
import type { StoredFailure } from '../store/tables/extensions.ts'
import type { StoredExtension } from '../store/tables/integrations.ts'
import { failureOf, refusalOf } from './causes.ts'
import { noteSeen } from './noting.ts'
import { adminCenterOf, automationOf, installedVersion, isEnough, lackOf, surveyExtensions } from './survey.ts'

/** How long an installation usually takes, in milliseconds, and when it is given up. */
export const usualMs = 20 * 60_000
const overdueMs = 3 * 3_600_000
/** An update window comes each day; who waits longer has been forgotten. */
const scheduledOverdueMs = 14 * 86_400_000

/** Pauses between two looks at Microsoft's own progress, in milliseconds. */
const pauses = { turn: 15_000, early: 15_000, late: 30_000, scheduled: 300_000, trouble: 60_000 }
const earlyRounds = 40
/** So often a file is handed over again where there was no answer. */
const mostAttempts = 5
/** What began so much before our own start cannot be ours, whatever the clocks say, in milliseconds. */
const clockSlackMs = 120_000

export interface Order {
  readonly connectionId: string
  readonly workspaceId: string
  readonly when: 'now' | 'update-window'
  /** The pinned file of the integration, or bytes of another one. */
  readonly file: Pick<StoredExtension, 'packageId' | 'app'> | { readonly content: Uint8Array; readonly app: AppFacts }
}

/** Installs extensions. An installation is a durable run: it goes on over restarts, and hands nothing over twice. */
export interface Installing {
  /**
   * Starts an installation, after what must fail was refused.
   *
   * @throws Fault `extension.installing`, `extension.*` for what does not fit, and what opening the connection throws
   */
  readonly start: (order: Order) => Promise<InstallationRow>
}

type InstallingParts = Pick<Parts, 'db' | 'log' | 'runs' | 'outgoing' | 'now'>
type Subject = { readonly workspaceId: string; readonly installationId: string }
/** What a step of the run has found: go on, or it has ended. */
type Outcome = 'ended' | 'sent' | 'again'

export const defineInstalling = (parts: InstallingParts, connections: Connections, proving: Proving): Installing => {
  const { db, log, runs, now } = parts
  const at = () => new Date(now())

  const open = ({ workspace_id, connection_id }: InstallationRow): Promise<OpenPlace> =>
    connections.openPlace({ workspaceId: workspace_id, integrationId: undefined }, connection_id)

  const end = async (row: InstallationRow, changes: Parameters<typeof changeInstallation>[2]): Promise<Outcome> => {
    await changeInstallation(db, row.id, { ...changes, ended_at: at() })
    if (row.package_id !== null) await dropUnusedPackage(db, row.package_id)
    return 'ended'
  }

  const fail = (row: InstallationRow, fault: Fault): Promise<Outcome> =>
    end(row, { state: 'failed', failure: JSON.stringify(storable(fault)) })

  const succeed = async (row: InstallationRow, version: string): Promise<Outcome> => {
    const scope = { workspaceId: row.workspace_id, integrationId: undefined }
    const connection = await connections.get(scope, row.connection_id)
    const app = connection.wanted_extension?.app
    const lack = app && lackOf(app, connection.environment?.name ?? '', version)
    await noteSeen(db, connection, { version, seenAt: at().toISOString(), lack })
    await end(row, { state: 'done' })
    // What needed attention for want of it is proved anew.
    if (connection.concerns.length > 0 && connection.health !== 'in-setup' && connection.paused_at === null)
      await proving.start(connection).catch((error: unknown) => {
        if (!(error instanceof Fault)) throw error
      })
    return 'ended'
  }

  /** Looks whether this very file was handed over already, by an attempt whose answer was lost. */
  const adopt = async (
    row: InstallationRow,
    place: OpenPlace,
    way: 'admin-center' | 'automation',
  ): Promise<string | undefined> => {
    const since = row.started_at.getTime() - clockSlackMs
    const { app } = row
    if (way === 'admin-center') {
      const operations = await (await adminCenterOf(place, parts)).operations(app.id)
      return operations.find(({ targetVersion, createdAt }) => createdAt >= since && same(targetVersion, app.version))
        ?.id
    }
    const deployments = await (await automationOf(place)).deployments()
    return deployments.some((each) => each.startedAt >= since && isOf(app, each)) ? '' : undefined
  }

  /** Hands the file over, once. */
  const send = async ({ installationId }: Subject, attempt: number): Promise<Outcome> => {
    const row = await findInstallation(db, installationId)
    if (row === undefined || row.ended_at !== null) return 'ended'
    if (row.sent_at !== null) return 'sent'
    try {
      const place = await open(row)
      const survey = await surveyExtensions(place, parts)
      const installed = installedVersion(row.app, survey)
      if (installed !== null && isEnough(row.app, installed)) return succeed(row, installed)
      const { way } = survey
      const ours = await adopt(row, place, way)
      const operation = ours ?? (await handOver(row, place, way))
      const state = row.schedule === 'update-window' ? 'scheduled' : 'running'
      await changeInstallation(db, row.id, {
        state,
        way,
        operation_id: operation || null,
        sent_at: at(),
        looked_at: at(),
      })
      return 'sent'
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const passes = error.fact.retry.startsWith('later')
      return passes && attempt < mostAttempts ? 'again' : fail(row, error)
    }
  }

  const handOver = async (
    row: InstallationRow,
    place: OpenPlace,
    way: 'admin-center' | 'automation',
  ): Promise<string> => {
    const content = row.package_id === null ? undefined : await readPackage(db, row.package_id)
    if (content === undefined) throw new Fault('extension.none')
    try {
      if (way === 'admin-center') {
        const center = await adminCenterOf(place, parts)
        return (await center.install(content, `${row.app.name}_${row.app.version}`, row.schedule)).id
      }
      if (row.schedule !== 'now') throw noWindow()
      await (await automationOf(place)).upload(content)
      return ''
    } catch (error) {
      throw error instanceof Fault ? refusalOf(error) : error
    }
  }

  /** Reads Microsoft's own progress. */
  const look = async ({ installationId }: Subject): Promise<Outcome> => {
    const row = await findInstallation(db, installationId)
    if (row === undefined || row.ended_at !== null) return 'ended'
    try {
      const outcome = await progressOf(row, await open(row))
      if (outcome === 'ended') return 'ended'
    } catch (error) {
      // While extensions are exchanged, Business Central refuses now and then what it allows otherwise.
      if (!(error instanceof Fault)) throw error
      log.info({ code: error.code, installationId }, 'the progress of an installation could not be read')
    }
    const age = now() - row.started_at.getTime()
    if (age > (row.state === 'scheduled' ? scheduledOverdueMs : overdueMs))
      return fail(row, new Fault('extension.overdue'))
    return 'again'
  }

  const progressOf = async (row: InstallationRow, place: OpenPlace): Promise<Outcome> => {
    const told = row.way === 'admin-center' ? await toldByAdminCenter(row, place) : await toldByAutomation(row, place)
    await changeInstallation(db, row.id, { looked_at: at(), ...(told.begun && { state: 'running' as const }) })
    if (told.failure !== undefined) return fail(row, told.failure)
    if (!told.over) return 'again'
    // The history may lag or be empty; only the list of extensions is the truth.
    const survey = await surveyExtensions(place, parts)
    const installed = installedVersion(row.app, survey)
    if (installed !== null && isEnough(row.app, installed)) return succeed(row, installed)
    return 'again'
  }

  interface Told {
    /** It may have ended well. */
    readonly over: boolean
    /** It has left the queue. */
    readonly begun?: boolean
    readonly failure?: Fault
  }

  const toldByAdminCenter = async (row: InstallationRow, place: OpenPlace): Promise<Told> => {
    const operations = await (await adminCenterOf(place, parts)).operations(row.app.id)
    const own =
      operations.find(({ id }) => id === row.operation_id) ??
      operations.find(
        ({ targetVersion, createdAt }) =>
          createdAt >= row.started_at.getTime() - clockSlackMs && same(targetVersion, row.app.version),
      )
    if (own === undefined) return { over: true }
    if (own.status === 'failed') return { over: true, failure: failureOf(own.errorMessage) }
    if (own.status === 'canceled' || own.status === 'skipped')
      return {
        over: true,
        failure: new Fault('extension.install_failed', {
          message: 'Somebody took the installation back in the admin center.',
        }),
      }
    return { over: own.status === 'succeeded', begun: own.status === 'running' }
  }

  const toldByAutomation = async (row: InstallationRow, place: OpenPlace): Promise<Told> => {
    const since = row.started_at.getTime() - clockSlackMs
    const deployments = await (await automationOf(place)).deployments().catch((error: unknown) => {
      if (error instanceof Fault && !error.fact.retry.startsWith('later')) return []
      throw error
    })
    const own = deployments.find((each) => each.startedAt >= since && isOf(row.app, each))
    if (own?.status === 'failed') return { over: true, failure: await guess(row, place) }
    return { over: own === undefined || own.status !== 'inprogress' }
  }

  /** The automation API does not say why; what does not fit any more is the likeliest cause. */
  const guess = async (row: InstallationRow, place: OpenPlace): Promise<Fault> => {
    const survey = await surveyExtensions(place, parts)
    const unfit = checkAppFits(row.app, survey.around).find(({ verdict }) => verdict === 'fail')?.fault
    return unfit ?? new Fault('extension.install_failed')
  }

  const run = runs.define<Subject>('extension.install', async ({ step, sleep }, subject) => {
    for (let round = 1; !(await step(`turn ${round}`, () => turn(subject))); round += 1) await sleep(pauses.turn)
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await step(`send ${attempt}`, () => send(subject, attempt))
      if (outcome === 'ended') return
      if (outcome === 'sent') break
      await sleep(pauses.trouble)
    }
    for (let round = 1; ; round += 1) {
      const pause = await step(`pause ${round}`, () => pauseBefore(subject, round))
      await sleep(pause)
      if ((await step(`look ${round}`, () => look(subject))) === 'ended') return
    }
  })

  /** @returns Whether it is our turn, or there is nothing to wait for any more. */
  const turn = async ({ installationId }: Subject): Promise<boolean> => {
    const row = await findInstallation(db, installationId)
    return row?.state !== 'waiting' || takeTurn(db, row)
  }

  const pauseBefore = async ({ installationId }: Subject, round: number): Promise<number> => {
    const row = await findInstallation(db, installationId)
    if (row?.state === 'scheduled') return pauses.scheduled
    return round <= earlyRounds ? pauses.early : pauses.late
  }

  const start: Installing['start'] = async ({ connectionId, workspaceId, when, file }) => {
    const place = await connections.openPlace({ workspaceId, integrationId: undefined }, connectionId)
    const { app } = file
    const survey = await surveyExtensions(place, parts)
    if (when === 'update-window' && survey.way !== 'admin-center') throw noWindow()
    const unfit = checkAppFits(app, survey.around).find(({ verdict }) => verdict === 'fail')?.fault
    if (unfit !== undefined) throw unfit
    const packageId = 'packageId' in file ? file.packageId : randomUUID()
    if ('content' in file) await insertPackage(db, { id: packageId, workspaceId, content: file.content, at: at() })
    const row = await beginInstallation(db, {
      id: randomUUID(),
      workspace_id: workspaceId,
      connection_id: connectionId,
      place: `${place.row.endpoints.api} ${place.row.tenant_id} ${place.row.environment.name.toLowerCase()}`,
      package_id: packageId,
      app: JSON.stringify(app),
      schedule: when,
      state: 'waiting',
      way: survey.way,
      started_at: at(),
    })
    if (row === undefined) {
      await dropUnusedPackage(db, packageId)
      throw new Fault('extension.installing')
    }
    await takeTurn(db, row)
    await run.start(row.id, { workspaceId, installationId: row.id })
    return (await findInstallation(db, row.id)) ?? row
  }

  return { start }
}

const noWindow = (): Fault =>
  new Fault('request.invalid', {
    field: 'when',
    message: 'Only the Admin Center API installs in the update window, and this connection is not authorised there.',
  })

const same = (one: string, other: string): boolean => one !== '' && compareAppVersions(one, other) === 0

const isOf = (
  app: AppFacts,
  { name, publisher, version }: { name: string; publisher: string; version: string },
): boolean => name === app.name && publisher === app.publisher && same(version, app.version)

const storable = ({ code, details }: Fault): StoredFailure => {
  const { message, theirs, theirMessage, correlation } = details
  return {
    code,
    ...(message !== undefined && { message }),
    ...(theirs !== undefined && { theirs }),
    ...(theirMessage !== undefined && { theirMessage }),
    ...(correlation && { correlation }),
  }
}
