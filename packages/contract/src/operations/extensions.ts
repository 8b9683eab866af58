import { z } from 'zod'
import { operation } from '../operation.ts'
import { faultView, id, instant, nothing } from '../values.ts'

/** Largest body with an extension in base64, in bytes: 50 MB, a third more by the coding, and what stands around it. */
const mostBodyBytes = 72_000_000

const file = z.string().min(1).max(mostBodyBytes).meta({ description: 'The .app file in base64; 50 MB at most.' })
const fileName = z.string().trim().min(1).max(200).default('extension.app')

const version = z.string().meta({ description: 'Four numbers.' })

/** What was read from an `.app` file. */
const appFacts = z
  .object({
    id: z.guid().meta({ description: 'App id: the same in all versions.' }),
    packageId: z.guid().meta({ description: 'Of this one build.' }),
    name: z.string(),
    publisher: z.string(),
    version,
    brief: z.string(),
    description: z.string(),
    target: z.string().meta({ description: '`Cloud` or `OnPrem`; in older files `Extension` or `Internal`.' }),
    runtime: z.string().meta({ description: 'Version of the AL runtime; empty where the file names none.' }),
    application: z.string().meta({ description: 'Lowest version of the base application; empty where none is named.' }),
    platform: z.string().meta({ description: 'Lowest version of the platform; empty where none is named.' }),
    dependencies: z.array(z.object({ id: z.guid(), name: z.string(), publisher: z.string(), minVersion: version })),
    idRanges: z.array(z.object({ from: z.number(), to: z.number() })),
    sendsTelemetry: z.boolean(),
    bytes: z.number(),
    signed: z.boolean().meta({ description: 'A signature follows the content; it is not checked here.' }),
    hasSource: z.boolean().meta({ description: 'The AL source is inside.' }),
    warnings: z.array(z.object({ id: z.string(), text: z.string() })),
  })
  .meta({ id: 'AppFacts', description: 'An extension, as its file describes it.' })

const pinned = z
  .object({
    app: appFacts,
    fileName: z.string(),
    sha256: z.string().meta({ description: 'Of the file, in hexadecimal.' }),
    addedAt: instant,
  })
  .meta({ id: 'PinnedExtension', description: 'The file that an integration brings, and the version that it needs.' })

const when = z
  .enum(['now', 'update-window'])
  .meta({ description: 'At once, or in the next update window of the environment; that needs the Admin Center API.' })

const installation = z
  .object({
    id,
    connectionId: id,
    name: z.string(),
    version,
    when,
    state: z.enum(['waiting', 'running', 'scheduled', 'done', 'failed', 'cancelled']).meta({
      description: 'waiting: another one in the same environment goes first. scheduled: Business Central begins later.',
    }),
    way: z
      .enum(['admin-center', 'automation'])
      .nullable()
      .meta({ description: 'Which interface of Microsoft does it; null until it was chosen.' }),
    startedAt: instant,
    lookedAt: instant.nullable().meta({ description: "When Microsoft's own progress was read last." }),
    endedAt: instant.nullable(),
    usualMs: z.number().meta({ description: 'How long it usually takes, in milliseconds; no promise.' }),
    mayCancel: z.boolean(),
    fault: faultView.nullable().meta({ description: 'Why it failed.' }),
  })
  .meta({ id: 'Installation', description: 'One way of an extension into an environment.' })

const stateOfExtension = z
  .object({
    wanted: pinned.nullable().meta({ description: 'What the integration brings.' }),
    installed: z
      .object({ version, enough: z.boolean(), seenAt: instant })
      .nullable()
      .meta({ description: 'What was seen in the environment last; null where it was not there, or nobody looked.' }),
    seenAt: instant.nullable(),
    installation: installation.nullable().meta({ description: 'The newest installation.' }),
  })
  .meta({ id: 'ExtensionState' })

const fileFaults = [
  'extension.not_app',
  'extension.zipped',
  'extension.damaged',
  'extension.runtime_package',
  'extension.too_large',
] as const

export const inspectExtension = operation({
  name: 'extensions.inspect',
  route: 'POST /v1/extensions/inspect',
  role: 'reader',
  about: 'Reads an .app file and tells what it is; nothing is stored.',
  input: z.object({ file }),
  output: appFacts,
  maxBytes: mostBodyBytes,
  faults: fileFaults,
})

export const readExtension = operation({
  name: 'extensions.read',
  route: 'GET /v1/integrations/{integrationId}/extension',
  role: 'reader',
  about: 'Reads what is known of the extension that an integration brings.',
  input: z.object({ integrationId: id }),
  output: z.object({ extension: pinned.nullable() }),
  faults: ['integration.unknown'],
})

export const putExtension = operation({
  name: 'extensions.put',
  route: 'PUT /v1/integrations/{integrationId}/extension',
  role: 'administrator',
  about:
    'Stores the extension that an integration brings, or a newer version of it. Its version is the lowest that connections need from then on.',
  input: z.object({ integrationId: id, file, fileName }),
  output: pinned,
  maxBytes: mostBodyBytes,
  faults: ['integration.unknown', 'extension.other_app', ...fileFaults],
})

export const removeExtension = operation({
  name: 'extensions.remove',
  route: 'DELETE /v1/integrations/{integrationId}/extension',
  role: 'administrator',
  about: 'Lets an integration bring no extension any more. What is installed at customers stays there.',
  input: z.object({ integrationId: id }),
  output: nothing,
  destroys: 'The stored .app file is gone; new customers are connected without it, and its removal is not noticed.',
  faults: ['integration.unknown'],
})

const reaching = [
  'connection.unknown',
  'connection.not_ready',
  'connection.paused',
  'integration.off',
  'bc.credentials_rejected',
  'bc.permission_missing',
  'bc.unavailable',
] as const

export const readExtensionState = operation({
  name: 'extensions.state',
  route: 'GET /v1/connections/{connectionId}/extension',
  role: 'reader',
  about: 'Reads which extension a connection needs, which version was seen there last, and its newest installation.',
  input: z.object({ connectionId: id }),
  output: stateOfExtension,
  faults: ['connection.unknown'],
})

export const lookAtExtension = operation({
  name: 'extensions.look',
  route: 'POST /v1/connections/{connectionId}/extension/look',
  role: 'actor',
  about: 'Looks now which version is installed in the environment.',
  input: z.object({ connectionId: id }),
  output: stateOfExtension,
  faults: ['extension.none', ...reaching],
})

export const installExtension = operation({
  name: 'extensions.install',
  route: 'POST /v1/connections/{connectionId}/extension/install',
  role: 'administrator',
  about:
    'Installs the extension of the integration, or a file that is sent along, in the environment of a connection. It goes on by itself, also over a restart; 20 minutes are normal.',
  input: z.object({
    connectionId: id,
    file: file.optional().meta({ description: 'An .app file in base64; left out, that of the integration.' }),
    when: when.default('now'),
  }),
  output: installation,
  status: 202,
  maxBytes: mostBodyBytes,
  faults: [
    'extension.none',
    'extension.installing',
    'extension.unfit',
    'extension.target_refused',
    'extension.dependency_missing',
    'extension.version_used',
    'extension.version_low',
    'extension.taken',
    ...fileFaults,
    ...reaching,
  ],
})

export const cancelInstallation = operation({
  name: 'extensions.cancel',
  route: 'POST /v1/connections/{connectionId}/extension/installations/{installationId}/cancel',
  role: 'administrator',
  about:
    'Takes back an installation that waits for the update window or for its turn. One that runs cannot be stopped.',
  input: z.object({ connectionId: id, installationId: id }),
  output: installation,
  faults: ['extension.installation_unknown', 'extension.not_cancellable', ...reaching],
})

export type AppFactsView = z.output<typeof appFacts>
export type PinnedExtension = z.output<typeof pinned>
export type Installation = z.output<typeof installation>
export type ExtensionState = z.output<typeof stateOfExtension>
