import { notFound } from '../control/refused.ts'
import { scenarioShape } from './read.ts'
import type { Played, Scenarios } from './scenarios.ts'

/** What the control API tells of a scenario that is being played. `env` is for the program, and holds secrets. */
export const viewPlayed = ({ id, title, env, rules }: Played): object => ({ id, title, env, rules: rules() })

/** Plays the scenario of a document. */
export const playDocument = async (scenarios: Scenarios, document: unknown): Promise<object> =>
  viewPlayed(await scenarios.play(scenarioShape(document, '')))

/** Ends the playing of a scenario. @throws Refused unless it is being played */
export const stopPlaying = (scenarios: Scenarios, id: string): object => {
  const played = scenarios.active().find((each) => each.id === id)
  if (played === undefined) throw notFound(`The scenario '${id}' is not being played.`)
  return { left: played.stop() }
}
