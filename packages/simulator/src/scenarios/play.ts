import { directoryRoles } from '@landbridge/model'
import { advanceClock } from '../control/advance.ts'
import { invalid, notFound, Refused } from '../control/refused.ts'
import type { FaceName, ListenerName } from '../hosts.ts'
import type { Addresses, Handler, Request, Response } from '../http.ts'
import { findTenant } from '../lookups.ts'
import type { Settings } from '../settings.ts'
import type { Simulation } from '../simulation.ts'
import { tokenOfPerson } from './administrator.ts'
import type { ActiveRule, FaultRules } from './faults.ts'
import { durationMs } from './read.ts'
import type {
  ChangeStep,
  ClockStep,
  FaultStep,
  Kept,
  ProgramStep,
  RequestStep,
  Scenario,
  SettingsStep,
  Step,
} from './scenario.ts'
import { watchTree } from './undo.ts'
import { fillAll, fillText, pick, type Values } from './values.ts'

/** What a step needs of the simulator. */
export interface Stage {
  readonly sim: Simulation
  readonly rules: FaultRules
  /** The control API. */
  readonly control: Handler
  /** The faces, past all rules. */
  readonly ask: (face: FaceName & ListenerName, request: Request) => Response | Promise<Response>
  readonly addresses: () => Addresses
}

/** What a scenario did, and how it is undone. */
export interface Performance {
  readonly values: Values
  readonly rules: readonly ActiveRule[]
  /** Takes everything back. @returns Places of the world that were changed since, and were left alone. */
  readonly undo: () => readonly string[]
}

interface Run {
  readonly stage: Stage
  readonly scenario: Scenario
  readonly values: Record<string, string>
  readonly undos: (() => readonly string[])[]
  readonly rules: ActiveRule[]
}

const bodyOf = async (response: Response): Promise<unknown> => {
  const { body } = response
  const text =
    body === undefined
      ? ''
      : typeof body === 'string'
        ? body
        : Buffer.isBuffer(body)
          ? body.toString()
          : [...body].join('')
  try {
    return text === '' ? {} : (JSON.parse(text) as unknown)
  } catch {
    return text
  }
}

const messageIn = (body: unknown): string => {
  const { error, message } = (typeof body === 'object' && body !== null ? body : {}) as {
    error?: { message?: unknown }
    message?: unknown
  }
  return String(error?.message ?? message ?? 'refused')
}

const splitQuery = (target: string): { path: string; rawQuery: string } => {
  const [path = '', ...rest] = target.split('?')
  return { path: encodeURI(decodeURI(path)), rawQuery: rest.join('?') }
}

const requestOf = ({ stage }: Run, method: string, target: string, json: unknown, headers: Values): Request => {
  const { path, rawQuery } = splitQuery(target)
  return {
    method,
    path,
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers: { ...(json !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: Buffer.from(json === undefined ? '' : JSON.stringify(json)),
    addresses: stage.addresses(),
    id: stage.sim.random.guid(),
  }
}

const keepFrom = async (run: Run, at: string, response: Response, keep: Kept | undefined): Promise<void> => {
  const body = await bodyOf(response)
  if (response.status >= 400) throw invalid(at, `${at} was answered with ${response.status}: ${messageIn(body)}`)
  for (const [name, place] of Object.entries(keep ?? {})) run.values[name] = pick(body, place, `${at}.keep.${name}`)
}

const changeWorld = async (run: Run, { change, with: fields, keep }: ChangeStep, at: string): Promise<void> => {
  const now = run.stage.sim.clock.now()
  const [method = '', path = ''] = fillText(change, run.values, now, `${at}.change`).split(/ (.*)/s)
  const json = fields && fillAll(fields, run.values, now, `${at}.with`)
  const response = await run.stage.control(requestOf(run, method, `/_simulator${path}`, json, {}))
  await keepFrom(run, at, response, keep)
}

/** A token of the first administrator of a tenant. */
const administratorToken = async (
  { stage: { sim } }: Run,
  face: 'graph' | 'api',
  named: string,
  at: string,
): Promise<string> => {
  const tenant = findTenant(sim.world, named)
  if (tenant === undefined) throw notFound(`${at}: there is no tenant '${named}'.`)
  const user = [...tenant.users.values()].find((each) =>
    each.directoryRoles.includes(directoryRoles.globalAdministrator.id),
  )
  if (user === undefined) throw notFound(`${at}: ${tenant.displayName} has no administrator who could ask.`)
  return tokenOfPerson(sim, tenant, user, face)
}

const askFace = async (
  run: Run,
  { request, json, headers = {}, tenant = '{TENANT}', keep }: RequestStep,
  at: string,
): Promise<void> => {
  const now = run.stage.sim.clock.now()
  const [method = '', face = '', target = ''] = fillText(request, run.values, now, `${at}.request`).split(
    / (\S+) (.*)/s,
  )
  const needsToken = face === 'graph' || face === 'api'
  const token = needsToken
    ? await administratorToken(run, face, fillText(tenant, run.values, now, `${at}.tenant`), at)
    : undefined
  const sent = {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), fillText(value, run.values, now, at)]),
    ),
  }
  const body = json && fillAll(json, run.values, now, `${at}.json`)
  await keepFrom(run, at, await run.stage.ask(face as ListenerName, requestOf(run, method, target, body, sent)), keep)
}

const setSettings = ({ stage, undos }: Run, { settings: wanted }: SettingsStep): void => {
  const settings: Settings = stage.sim.settings
  const before: Partial<Settings> = {}
  for (const name of Object.keys(wanted) as (keyof Settings)[]) Object.assign(before, { [name]: settings[name] })
  Object.assign(settings, wanted)
  undos.push(() => {
    const names = Object.keys(wanted) as (keyof Settings)[]
    const left = names.filter((name) => settings[name] !== wanted[name])
    for (const name of names) if (!left.includes(name)) Object.assign(settings, { [name]: before[name] })
    return left.map((name) => `settings/${name}`)
  })
}

const moveClock = ({ stage }: Run, { clock }: ClockStep, at: string): void =>
  void advanceClock(stage.sim, durationMs(clock, `${at}.clock`))

const tellProgram = ({ stage, values }: Run, { program }: ProgramStep, at: string): void => {
  const filled = Object.entries(program).map(
    ([name, text]) => [name, fillText(text, values, stage.sim.clock.now(), `${at}.program.${name}`)] as const,
  )
  Object.assign(values, Object.fromEntries(filled))
}

const addRule = ({ stage, scenario, values, undos, rules }: Run, { fault }: FaultStep, at: string): void => {
  const now = stage.sim.clock.now()
  const filled = fillAll(fault as never, values, now, `${at}.fault`) as typeof fault
  const { rule, remove } = stage.rules.add(filled.name ?? `${scenario.id} ${at}`, filled)
  rules.push(rule)
  undos.push(() => {
    remove()
    return []
  })
}

const perform = async (run: Run, step: Step, at: string): Promise<void> => {
  if ('change' in step) return changeWorld(run, step, at)
  if ('request' in step) return askFace(run, step, at)
  if ('settings' in step) return setSettings(run, step)
  if ('clock' in step) return moveClock(run, step, at)
  if ('program' in step) return tellProgram(run, step, at)
  return addRule(run, step, at)
}

/**
 * Performs all steps in their order. Where one fails, what those before it did is taken back.
 *
 * @throws Refused that names the step
 */
export const performScenario = async (stage: Stage, scenario: Scenario, env: Values): Promise<Performance> => {
  const run: Run = { stage, scenario, values: { ...env }, undos: [], rules: [] }
  const note = watchTree(stage.sim.world.tenants)
  const undo = (): readonly string[] => [...run.undos].reverse().flatMap((each) => each())
  try {
    for (const [index, step] of scenario.steps.entries()) await perform(run, step, `steps[${index}]`)
  } catch (error) {
    run.undos.push(note())
    undo()
    if (!(error instanceof Refused)) throw error
    throw new Refused(error.because, `${scenario.id}: ${error.message}`, error.field)
  }
  run.undos.push(note())
  return { values: run.values, rules: run.rules, undo }
}
