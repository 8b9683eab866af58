import { conflict, notFound } from '../control/refused.ts'
import { performScenario, type Stage } from './play.ts'
import { findProblem, problems } from './problems/index.ts'
import { readScenario, scenarioShape } from './read.ts'
import type { Scenario } from './scenario.ts'
import type { Values } from './values.ts'

/** What a list of scenarios says of one. */
export interface ScenarioSummary {
  readonly id: string
  readonly title: string
  readonly shows: string | undefined
  readonly isActive: boolean
}

/** What became of the rules of an active scenario so far. */
export interface PlayedRule {
  /** As it stands in the journal. */
  readonly name: string
  /** How many requests fitted, and how many of those it touched. */
  readonly fitted: number
  readonly touched: number
}

/** A scenario that is being played. */
export interface Played {
  readonly id: string
  readonly title: string
  /**
   * What the unlucky program has: `sim.env`, with what the scenario puts in the place of some, and what it adds. Holds
   * secrets.
   */
  readonly env: Values
  rules(): readonly PlayedRule[]
  /**
   * Ends it: its rules are gone, and the world and the settings are as before. Two things stay: the clock, which never
   * goes back, and records of companies.
   *
   * @returns Places that were changed by others since, and were left alone.
   */
  stop(): readonly string[]
}

export interface Scenarios {
  /** All that are known by id: the problems, and what was added. */
  list(): readonly ScenarioSummary[]
  /** Those that are being played, oldest first. */
  active(): readonly Played[]
  /**
   * Plays a scenario by its id, or one that is given.
   *
   * @param env What the program has, where that is not `sim.env`; the scenario can name it.
   * @throws Refused for one that is not known, is being played, or has a step that cannot be done; nothing is changed.
   */
  play(scenario: string | Scenario, env?: Values): Promise<Played>
  /** Plays the scenario of a JSON or YAML file. */
  playFile(path: string): Promise<Played>
}

/** What the simulator itself does with scenarios. */
export interface ScenarioPlayer extends Scenarios {
  /** Forgets all that are being played, their rules too, and undoes nothing: the world is made anew. */
  forget(): void
}

const isFile = (named: string): boolean => /\.(ya?ml|json)$/i.test(named)

/** The scenario of an id or a path. @throws Refused where there is none */
export const findScenario = (named: string): Scenario => {
  if (isFile(named)) return readScenario(named)
  const scenario = findProblem(named)?.scenario
  if (scenario === undefined)
    throw notFound(`There is no scenario '${named}'. They are listed by /_simulator/scenarios.`)
  return scenario
}

/** @param env What a lucky program has. */
export const startScenarios = (stage: Stage, env: () => Values): ScenarioPlayer => {
  const playing = new Map<string, Played>()

  const start = async (scenario: Scenario, of = env()): Promise<Played> => {
    if (playing.has(scenario.id)) throw conflict(`The scenario ${scenario.id} is being played already.`)
    const { undo, rules, values } = await performScenario(stage, scenario, of)
    const played: Played = {
      id: scenario.id,
      title: scenario.title,
      env: values,
      rules: () => rules.map(({ name, counts }) => ({ name, ...counts })),
      stop: () => {
        if (playing.get(scenario.id) !== played) return []
        playing.delete(scenario.id)
        stage.sim.log.info('A scenario was stopped', { scenario: scenario.id })
        return undo()
      },
    }
    playing.set(scenario.id, played)
    stage.sim.log.info('A scenario is played', { scenario: scenario.id })
    return played
  }

  return {
    list: () =>
      problems
        .flatMap(({ scenario }) => scenario ?? [])
        .map(({ id, title, shows }) => ({ id, title, shows, isActive: playing.has(id) })),
    active: () => [...playing.values()],
    play: async (scenario, of) =>
      start(typeof scenario === 'string' ? findScenario(scenario) : scenarioShape(scenario, ''), of),
    playFile: async (path) => start(readScenario(path)),
    forget: () => {
      playing.clear()
      stage.rules.clear()
    },
  }
}
