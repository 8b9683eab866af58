import type { SignInSimulation } from '../entra/grants.ts'
import { type Handler, json, type Request, type Response } from '../http.ts'
import type { Journal } from '../journal.ts'
import { type PathValues, type Route, startRouter } from '../router.ts'
import { playDocument, stopPlaying, viewPlayed } from '../scenarios/routes.ts'
import type { Scenarios } from '../scenarios/scenarios.ts'
import { settingNames } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import { advanceClock } from './advance.ts'
import type { Change } from './change.ts'
import { directoryRoutes } from './directory-routes.ts'
import { environmentRoutes } from './environment-routes.ts'
import { type Input, readInput } from './input.ts'
import { peopleRoutes } from './people-routes.ts'
import { invalid, Refused } from './refused.ts'
import { serviceRoutes } from './service-routes.ts'
import { viewState } from './views.ts'

/** Where the control API is, on every listener. */
export const controlPrefix = '/_simulator'

/** What the control API can do beyond the world itself. */
export interface ControlContext extends SignInSimulation {
  readonly journal: Journal
  /** Puts world and settings back to their start. */
  readonly reset: () => void
  readonly scenarios: Scenarios
}

const changeSettings = ({ settings }: Simulation, input: Input): void => {
  for (const name of settingNames) {
    const value = input.number(name)
    if (value === undefined) continue
    if (value < 0) throw invalid(name, `${name} must not be negative.`)
    settings[name] = value
  }
}

const scenarioFields = ['id', 'title', 'shows', 'steps']

const routesOf = (context: ControlContext): Route<Change>[] => {
  const { journal, log, clock, scenarios } = context
  const own = (
    method: string,
    path: string,
    about: string,
    fields: readonly string[],
    run: (input: Input, values: PathValues) => unknown,
  ) => ({
    method,
    path,
    answer: { about, fields, run: (_: Simulation, values: PathValues, input: Input) => run(input, values) },
  })
  const index = () => ({
    simulator: 'landbridge',
    about: 'Simulated Microsoft Entra ID, Graph and Business Central. Nothing here is Microsoft.',
    routes: routes.map(({ method, path, answer }) => ({
      route: `${method} ${controlPrefix}${path}`,
      about: answer.about,
      fields: answer.fields,
    })),
  })
  const routes: Route<Change>[] = [
    own('GET', '/', 'Lists what can be asked here.', [], index),
    own('GET', '/state', 'Shows the world, without secrets.', [], () => viewState(context)),
    own('GET', '/requests', 'The last requests, oldest first.', [], () => ({ requests: journal.entries() })),
    own('DELETE', '/requests', 'Forgets the requests so far.', [], () => journal.clear()),
    own('GET', '/scenarios', 'Lists the scenarios that are known by id.', [], () => ({ scenarios: scenarios.list() })),
    own('GET', '/scenarios/active', 'Shows the scenarios that are being played, with their rules.', [], () => ({
      scenarios: scenarios.active().map(viewPlayed),
    })),
    own('POST', '/scenarios', 'Plays a scenario that is sent as JSON or YAML.', scenarioFields, (input) =>
      playDocument(scenarios, input.all()),
    ),
    own('POST', '/scenarios/{id}/play', 'Plays a scenario.', [], async (_, { id }) =>
      viewPlayed(await scenarios.play(id!)),
    ),
    own('DELETE', '/scenarios/{id}/play', 'Ends a scenario and takes back what it changed.', [], (_, { id }) =>
      stopPlaying(scenarios, id!),
    ),
    own('GET', '/log', 'The last lines of the log, oldest first.', [], () => ({ lines: log.lines() })),
    own('POST', '/clock/advance', 'Moves the clock ahead.', ['ms', 'days'], (input) => {
      const ms = (input.number('ms') ?? 0) + (input.number('days') ?? 0) * 86_400_000
      return { now: new Date(advanceClock(context, ms)).toISOString() }
    }),
    own('PATCH', '/settings', 'Changes delays, durations and limits.', settingNames, (input) => {
      changeSettings(context, input)
      return context.settings
    }),
    own('POST', '/reset', 'Puts the world back to its start; the clock stays where it is.', [], () => {
      context.reset()
      return { now: new Date(clock.now()).toISOString() }
    }),
    ...directoryRoutes,
    ...peopleRoutes,
    ...environmentRoutes,
    ...serviceRoutes,
  ]
  return routes
}

const refusedStatus = { invalid: 400, 'not found': 404, conflict: 409 } as const

/** The control API. It says what is wrong with an input, and changes nothing then. */
export const controlApi = (context: ControlContext): Handler => {
  const find = startRouter(routesOf(context))
  const run = async (
    { about: _, fields, status, run }: Change,
    request: Request,
    values: Record<string, string>,
  ): Promise<Response> => {
    try {
      const result = await run(context, values, readInput(request, fields))
      return result === undefined ? { status: 204 } : json(status ?? 200, result)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { because, message, field } = error
      return json(refusedStatus[because], { error: { because, message, ...(field !== undefined && { field }) } })
    }
  }
  return (request) => {
    const found = find(request.method, request.path.slice(controlPrefix.length) || '/')
    if (found === undefined) return json(404, { error: { because: 'not found', message: 'There is nothing here.' } })
    if ('allowed' in found)
      return json(405, { error: { because: 'invalid', message: 'Wrong method.' } }, { allow: found.allowed.join(', ') })
    return run(found.route.answer, request, found.values)
  }
}
