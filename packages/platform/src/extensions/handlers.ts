import { createHash, randomUUID } from 'node:crypto'
import { mostAppBytes, readAppFile } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import type { Proving } from '../proving/proving.ts'
import {
  changeInstallation,
  dropUnusedPackage,
  findInstallation,
  type InstallationRow,
  insertPackage,
  newestInstallation,
  setIntegrationExtension,
} from '../store/extensions.ts'
import { findIntegration, type IntegrationRow } from '../store/integrations.ts'
import type { StoredExtension } from '../store/tables/integrations.ts'
import { createDesks, type Desks } from './desk.ts'
import { defineInstalling } from './installing.ts'
import { adminCenterOf } from './survey.ts'
import { viewApp, viewInstallation, viewPinned, viewState } from './view.ts'
import { defineExtensionWatch } from './watching.ts'

type Operation =
  | 'extensions.inspect'
  | 'extensions.read'
  | 'extensions.put'
  | 'extensions.remove'
  | 'extensions.state'
  | 'extensions.look'
  | 'extensions.install'
  | 'extensions.cancel'

/** Extensions that integrations bring, and their way into environments. */
export interface Extensions {
  readonly handlers: Pick<Handlers, Operation>
  /** For the set-up, whose step installs them. */
  readonly desks: Desks
  /** Begins to watch over what is installed; after the runs were launched. */
  readonly begin: () => Promise<void>
}

export const createExtensions = (
  parts: Pick<Parts, 'db' | 'log' | 'runs' | 'outgoing' | 'now'>,
  connections: Connections,
  proving: Proving,
): Extensions => {
  const { db, now } = parts
  const installing = defineInstalling(parts, connections, proving)
  const watch = defineExtensionWatch(parts, connections, proving)
  const at = () => new Date(now())

  const integrationOf = async (context: CallContext, id: string): Promise<IntegrationRow> => {
    const row = await findIntegration(db, context, id)
    if (row === undefined) throw new Fault('integration.unknown')
    return row
  }

  const stateOf = async (context: CallContext, connectionId: string) =>
    viewState(await connections.get(context, connectionId), await newestInstallation(db, connectionId))

  /** Only what has not begun can be taken back; Business Central stops nothing that runs. */
  const cancel = async (context: CallContext, row: InstallationRow): Promise<void> => {
    if (row.state === 'scheduled') {
      const scope = { workspaceId: context.workspaceId, integrationId: undefined }
      const center = await adminCenterOf(await connections.openPlace(scope, row.connection_id), parts)
      await center.takeBack(row.app.id, row.app.version)
    } else if (row.state !== 'waiting') throw new Fault('extension.not_cancellable')
    const ended = await changeInstallation(db, row.id, { state: 'cancelled', ended_at: at() })
    if (ended === undefined) throw new Fault('extension.not_cancellable')
    if (row.package_id !== null) await dropUnusedPackage(db, row.package_id)
  }

  const handlers: Pick<Handlers, Operation> = {
    'extensions.inspect': async ({ file }) => viewApp(readAppFile(bytesOf(file))),

    'extensions.read': async ({ integrationId }, context) => {
      const { extension } = await integrationOf(context, integrationId)
      return { extension: extension && viewPinned(extension) }
    },

    'extensions.put': async ({ integrationId, file, fileName }, context) => {
      const integration = await integrationOf(context, integrationId)
      const bytes = bytesOf(file)
      const app = readAppFile(bytes)
      const former = integration.extension
      if (former !== null && former.app.id !== app.id)
        throw new Fault('extension.other_app', {
          message: `The file is ${app.name} by ${app.publisher}; the integration brings ${former.app.name} by ${former.app.publisher}.`,
        })
      const extension: StoredExtension = {
        packageId: randomUUID(),
        app,
        fileName,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        addedAt: at().toISOString(),
      }
      const { workspace_id: workspaceId } = integration
      await insertPackage(db, { id: extension.packageId, workspaceId, content: bytes, at: at() })
      const before = await setIntegrationExtension(db, integrationId, extension, at())
      if (before !== null) await dropUnusedPackage(db, before.packageId)
      return viewPinned(extension)
    },

    'extensions.remove': async ({ integrationId }, context) => {
      await integrationOf(context, integrationId)
      const before = await setIntegrationExtension(db, integrationId, null, at())
      if (before !== null) await dropUnusedPackage(db, before.packageId)
      return null
    },

    'extensions.state': async ({ connectionId }, context) => stateOf(context, connectionId),

    'extensions.look': async ({ connectionId }, context) => {
      const row = await connections.get(context, connectionId)
      if (row.wanted_extension === null) throw new Fault('extension.none')
      await watch.look(row)
      return stateOf(context, connectionId)
    },

    'extensions.install': async ({ connectionId, file, when }, context) => {
      const { wanted_extension: wanted } = await connections.get(context, connectionId)
      const content = file === undefined ? undefined : bytesOf(file)
      const given = content === undefined ? wanted : { content, app: readAppFile(content) }
      if (given === null) throw new Fault('extension.none')
      const { workspaceId } = context
      return viewInstallation(await installing.start({ connectionId, workspaceId, when, file: given }))
    },

    'extensions.cancel': async ({ connectionId, installationId }, context) => {
      await connections.get(context, connectionId)
      const row = await findInstallation(db, installationId)
      if (row?.connection_id !== connectionId) throw new Fault('extension.installation_unknown')
      await cancel(context, row)
      return viewInstallation((await findInstallation(db, installationId)) ?? row)
    },
  }

  return { handlers, desks: createDesks(parts, connections, installing), begin: watch.begin }
}

/** @throws Fault `extension.too_large`, before anything is decoded */
const bytesOf = (base64: string): Uint8Array => {
  if (base64.length > Math.ceil(mostAppBytes / 3) * 4 + 4) throw new Fault('extension.too_large')
  return Buffer.from(base64, 'base64')
}
