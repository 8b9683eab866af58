import type { Request, Response } from '../../http.ts'
import { json } from '../../http.ts'
import type { Simulation } from '../../simulation.ts'
import type { Environment } from '../../world.ts'
import type { Caller } from '../access.ts'
import { invalidCredentials, NotSimulated, unknownRoute } from '../errors.ts'
import { type AppFile, readAppFile } from './app-file.ts'
import { settleDeployments } from './deploy.ts'
import { findFailure } from './rules.ts'
import { extensionState } from './state.ts'

/** What the developer endpoint is told about one request. */
export interface DevAsked {
  readonly sim: Simulation
  readonly request: Request
  readonly environment: Environment
  readonly caller: Caller
  /** Segments behind `dev`. */
  readonly segments: readonly string[]
}

/** How a new build is brought in line with the tables that are there. */
const forcing: ReadonlySet<string> = new Set(['recreate', 'forcesync'])

const modes: ReadonlySet<string> = new Set(['synchronize', ...forcing])

const unprocessable = (message: string): Response => json(422, { code: 'UnprocessableEntity', message })

const readFile = async ({ headers, body }: Request): Promise<Buffer> => {
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data/i.test(type)) return body
  const form = await new globalThis.Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  for (const [, value] of form) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer())
  return Buffer.alloc(0)
}

/** Puts a build in the place of the one that is there; a developer may do so with the same version again and again. */
const publish = (environment: Environment, app: AppFile): void => {
  const state = extensionState(environment)
  const { packageId, id, name, publisher, version, dependencies, tables } = app
  const kept = state.published.filter((each) => each.id !== id)
  const made = { packageId, id, name, publisher, version, dependencies, ...(tables && { tables }) }
  state.published = [...kept, { ...made, publishedAs: 'Dev', isInstalled: true }]
}

const publishApp = async ({ sim, request, environment, caller }: DevAsked): Promise<Response> => {
  if (caller.roles !== undefined) throw invalidCredentials()
  if (environment.type !== 'Sandbox') return unprocessable('Developers publish to sandboxes only.')
  const mode = (request.query.get('SchemaUpdateMode') ?? 'synchronize').toLowerCase()
  if (!modes.has(mode)) return json(400, { code: 'BadRequest', message: `There is no SchemaUpdateMode '${mode}'.` })
  const app = readAppFile(await readFile(request).catch(() => Buffer.alloc(0)))
  if (app === undefined) return unprocessable('The file is not an extension file, or it is damaged.')
  settleDeployments(environment, sim.clock.now())
  const same = extensionState(environment).published.find(({ id }) => id === app.id)
  if (same !== undefined && same.publishedAs !== 'Dev')
    return unprocessable(
      `The extension ${app.name} is already deployed as a global application or a per tenant application.`,
    )
  const failure = findFailure(environment, app, forcing.has(mode), false)
  if (failure) return unprocessable(failure.text)
  publish(environment, app)
  return { status: 200 }
}

/**
 * The endpoint of developers: `POST dev/apps` publishes at once, and says why not.
 *
 * @throws Refusal 401 for applications, 404 for an address that is not there; NotSimulated for symbols and metadata,
 *         which would be those of a compiler.
 */
export const devEndpoint = (asked: DevAsked): Response | Promise<Response> => {
  const { request, segments } = asked
  const [name = ''] = segments.map((segment) => segment.toLowerCase())
  if (name === 'apps' && request.method === 'POST') return publishApp(asked)
  if (name === 'apps' || name === 'packages' || name === 'metadata')
    throw new NotSimulated(`${request.method} dev/${name}`)
  throw unknownRoute(`${request.addresses.api}${request.path}`)
}
