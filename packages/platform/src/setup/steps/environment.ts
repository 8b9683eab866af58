import {
  environmentListed,
  environmentReady,
  environmentsVisible,
  type Finding,
  findEnvironment,
  isPassing,
} from '@landbridge/diagnosis'
import { adminCenterLink } from '@landbridge/model'
import { lookWithToken, shownOf } from '../looking.ts'
import type { Step } from '../step.ts'
import { onlyFields, refuseField, textOf, typedValue } from '../values.ts'

export const environmentStep: Step = {
  id: 'environment',
  title: 'Choose the environment',
  who: 'builder',
  submit: 'Use this environment',

  fields: ({ answers, found: { environments } }) => {
    const value = answers.environment && { value: answers.environment.name }
    const shared = { name: 'environment', label: 'Environment', required: true, ...value }
    if (environments === undefined || environments.length === 0)
      return [{ ...shared, kind: 'text', check: 'environment', hint: 'The name as the admin center shows it.' }]
    return [
      {
        ...shared,
        kind: 'choice',
        options: environments.map(({ name, type, country }) => ({
          value: name,
          label: name,
          detail: [type, country].filter((part) => part !== '').join(', '),
        })),
      },
    ]
  },

  read: (values, { found: { environments } }) => {
    onlyFields(values, ['environment'])
    if (environments === undefined || environments.length === 0)
      return { answers: { environment: { name: typedValue(values, 'environment', 'environment') } } }
    const listed = findEnvironment(environments, textOf(values, 'environment').trim())
    if (listed === undefined) return refuseField('environment', 'Choose one of the environments in the list.')
    return { answers: { environment: { name: listed.name } } }
  },

  look: async (context) => {
    const picked = context.answers.environment
    if (picked === undefined) {
      const { findings, facts } = await lookWithToken(context, [environmentsVisible])
      const found = facts.environments ? { found: { environments: facts.environments } } : {}
      return { findings: shownOf(findings, isOwn), done: false, ...found }
    }
    const { findings, facts } = await lookWithToken(context, [environmentListed, environmentReady], {
      more: { environmentName: picked.name },
    })
    const { environments, environment } = facts
    const listed = environments && environment !== undefined ? findEnvironment(environments, environment) : undefined
    // Where the list is refused, the next step shows whether the name is right; where there is no answer, wait for one.
    const stops = ({ verdict, fault }: Finding) => verdict === 'fail' || (fault !== undefined && isPassing(fault))
    const done = environment !== undefined && !findings.some(stops)
    const type = listed?.type ?? ''
    return {
      findings: shownOf(findings, isOwn),
      done,
      found: {
        ...(environments && { environments }),
        ...(environment !== undefined && { environment: { type, ...listed, name: environment } }),
      },
      // What is being started, copied or updated takes from minutes to hours.
      ...(findings.some(isUnready) && unreadyWatch),
      ...(done && { summary: summaryOf(environment, type) }),
    }
  },

  explain: ({ endpoints, account, found }) => ({
    intro: `An environment is one instance of Business Central. These are the ones that Business Central shows for ${account.name}.`,
    instructions: [
      {
        id: 'environment.choose',
        text: 'Choose the environment to be connected. A sandbox is for trying out; its data may be replaced at any time.',
        ...(found.tenantId !== undefined && { link: adminCenterLink(endpoints, found.tenantId) }),
      },
    ],
    help: [
      {
        id: 'environment.missing',
        question: 'The environment is not in the list.',
        answer:
          'It may belong to another directory, or have been renamed. The Business Central admin center of the customer shows all of its environments.',
      },
      {
        id: 'environment.upgrading',
        question: 'The environment is not ready.',
        answer:
          'It is being started, copied or updated. This step looks again each minute for 12 hours; an update can take some of them.',
      },
    ],
    next: 'Then the application is let into this environment.',
  }),
}

const hourMs = 3_600_000
const unreadyWatch = { watchMs: 12 * hourMs, watchEveryMs: 60_000 }

const isUnready = ({ fault }: Finding): boolean => fault?.code === 'bc.environment_unavailable'

const summaryOf = (name: string, type: string): string =>
  type === '' || type.toLowerCase() === name.toLowerCase() ? `${name}.` : `${name} (${type.toLowerCase()}).`

const isOwn = (id: string): boolean => id.startsWith('environment.')
