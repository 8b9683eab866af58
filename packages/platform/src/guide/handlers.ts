import type { ActionView, Guide } from '@landbridge/contract'
import {
  type Action,
  Fault,
  findAction,
  isEveryday,
  listActions,
  microsoftEndpoints,
  wantedByActions,
} from '@landbridge/model'
import { endpointChoices } from '../connections/places.ts'
import { checkWanted, needsOf, wantedEntities } from '../connections/wanted.ts'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import type { StepContext } from '../setup/step.ts'
import { stepsOf } from '../setup/steps/index.ts'
import { inLanguage } from '../words/fields.ts'
import { tell } from '../words/tell.ts'
import { writeGuide } from './markdown.ts'

type Operation = 'guide.actions' | 'guide.read'

/** The guide for a choice of actions, drawn from the same steps that a set-up goes through. */
export const guideHandlers = ({ demo, now }: Pick<Parts, 'demo' | 'now'>): Pick<Handlers, Operation> => ({
  'guide.actions': async () => ({ actions: listActions().map(viewAction) }),

  'guide.read': async ({ actions: ids, flow, version, endpoint, name }, { language }) => {
    const chosen = [...new Set(ids.split(',').map((id) => id.trim()))].filter((id) => id !== '').map(getAction)
    const available = chosen.filter(({ since }) => version === undefined || since <= version)
    const wanted = checkWanted(
      wantedByActions(available).map(({ entity, verbs, actions = [] }) => ({
        set: entity.set,
        route: entity.route,
        verbs: [...verbs],
        ...(actions.length > 0 && { actions: [...actions] }),
      })),
    )
    const entities = wantedEntities(wanted)
    const needs = needsOf(entities, flow)
    const choices = endpointChoices(demo)
    const context: StepContext = {
      integration: {
        id: '',
        name,
        flow,
        clientId: null,
        signInClientId: null,
        wanted: entities,
        needs,
        extension: null,
      },
      account: { id: '', name: 'your organisation' },
      answers: {},
      found: {},
      again: null,
      federation: null,
      endpoints: choices.find(({ kind }) => kind === endpoint)?.addresses ?? microsoftEndpoints,
      choices,
      sample: {},
      now: now(),
    }
    const steps = stepsOf(flow)
      .filter(({ id, notNeeded }) => id !== 'endpoint' && notNeeded?.(context) === undefined)
      .map((step) => ({ id: step.id, title: step.title, who: step.who, explain: step.explain(context) }))
    const guide: Omit<Guide, 'markdown'> = {
      flow,
      version: version ?? null,
      actions: available.map(viewAction),
      unavailable: chosen.filter((action) => !available.includes(action)).map(viewAction),
      wanted,
      needs,
      steps,
    }
    const say = (text: string) => tell(language, text)
    return { ...guide, markdown: writeGuide(inLanguage(language, guide), name, say) }
  },
})

const getAction = (id: string): Action => {
  const action = findAction(id)
  if (action === undefined)
    throw new Fault('catalogue.unknown_action', { message: `There is no action ${id}.`, field: 'actions' })
  return action
}

const viewAction = (action: Action): ActionView => {
  const { id, title, entity, does, since } = action
  return {
    id,
    title,
    set: entity.set,
    route: entity.route,
    verb: 'verb' in does ? does.verb : null,
    area: entity.area,
    about: 'verb' in does ? entity.about : (entity.actions?.[does.action]?.does ?? entity.about),
    since,
    everyday: isEveryday(action),
  }
}
