import { type Finding, lookInTurn, tokenFacts, tokenIssued } from '@landbridge/diagnosis'
import { entraLink, limits } from '@landbridge/model'
import { isGood, knownFacts } from '../looking.ts'
import { dayMs, dayOf, type Step, type StepContext } from '../step.ts'
import { onlyFields, refuseField, textOf, typedValue } from '../values.ts'

/** A new secret is accepted everywhere after about this time; a wrong one never is, in milliseconds. */
const youngMs = 120_000

export const secretStep: Step = {
  id: 'secret',
  flows: ['service-to-service'],
  title: 'Create a client secret',
  who: 'entra-admin',
  submit: 'Store the secret',

  fields: ({ answers: { secret }, sample, now }) => {
    const advised = advisedEnd(now)
    return [
      {
        name: 'secret',
        label: 'Value',
        kind: 'secret',
        required: secret === undefined,
        check: 'secret',
        hint:
          secret === undefined
            ? 'The column Value, not Secret ID.'
            : `The stored one begins with ${secret.hint}. Leave this empty to keep it.`,
        stored: secret !== undefined,
        ...(sample.secret !== undefined && { sample: sample.secret }),
      },
      {
        name: 'expires',
        label: 'Expires',
        kind: 'date',
        required: true,
        hint: `As the page shows it beside the secret. 365 days from today is ${advised}.`,
        ...(secret && { value: secret.endsOn }),
        ...(sample.secret !== undefined && { sample: sample.expires ?? advised }),
      },
    ]
  },

  read: (values, context) => {
    onlyFields(values, ['secret', 'expires'])
    const endsOn = readEnd(textOf(values, 'expires').trim(), context)
    if (context.answers.secret !== undefined && textOf(values, 'secret').trim() === '')
      return { answers: {}, secret: { endsOn } }
    return { answers: {}, secret: { value: typedValue(values, 'secret', 'secret'), endsOn } }
  },

  look: async (context) => {
    const { secret } = context.answers
    if (secret === undefined) return undefined
    const { findings, facts } = await lookInTurn(await knownFacts(context), [tokenIssued, tokenFacts], context.reach)
    const { token, tokenEndsAt, claims } = facts
    const done = findings.length === 2 && findings.every(isGood)
    if (done && token !== undefined && tokenEndsAt !== undefined && claims !== undefined)
      context.keepToken({ token, tokenEndsAt, claims })
    return {
      findings,
      done,
      ...watchOf(findings),
      ...(done && { summary: `Entra accepts the client secret ${secret.hint}…; it expires on ${secret.endsOn}.` }),
    }
  },

  explain: ({ endpoints, integration, answers, found, now }) => {
    const { tenant, clientId } = { tenant: found.tenantId, clientId: answers.registration?.clientId }
    return {
      intro:
        'With the client secret the application proves who it is. Landbridge seals it when it arrives and never shows it again.',
      instructions: [
        {
          id: 'secret.new',
          text: 'Open Certificates & secrets and choose New client secret. 365 days (12 months) is advised; the page offers 730 days at most.',
          copy: [
            { label: 'Description', value: integration.name },
            { label: 'Expires', value: '365 days (12 months)' },
          ],
          ...(clientId !== undefined && { link: entraLink(endpoints, tenant, 'appCredentials', clientId) }),
          menu: ['Certificates & secrets', 'Client secrets', 'New client secret', 'Add'],
        },
        {
          id: 'secret.copy',
          text: 'Copy Value at once: the page shows it only until it is left.',
          menu: ['Client secrets', 'Value'],
        },
        {
          id: 'secret.expires',
          text: `Type the date of the column Expires. Counted from today, 365 days end on ${advisedEnd(now)}.`,
        },
      ],
      help: [
        {
          id: 'secret.id_pasted',
          question: 'Value is hidden, only Secret ID can be copied.',
          answer:
            'The value of an existing secret cannot be seen again. Add a new client secret, and delete the old one.',
        },
        {
          id: 'secret.wrong',
          question: 'Entra refuses a secret that was made just now.',
          answer:
            'A new secret is accepted everywhere after about two minutes; this step looks again by itself meanwhile. After that the value was cut off or belongs to another application.',
        },
        {
          id: 'secret.policy',
          question: 'New client secret is refused by a policy.',
          answer:
            'The directory forbids client secrets, or long ones. An Entra administrator can allow this application.',
        },
      ],
      next: 'Then the permissions are granted.',
    }
  },
}

const advisedEnd = (now: number): string => dayOf(now + limits.secretAdvisedDays.value * dayMs)

const readEnd = (text: string, { now }: StepContext): string => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || dayOf(at) !== text) return refuseField('expires', 'This is not a date.')
  if (text < dayOf(now)) return refuseField('expires', 'This date has passed; Entra refuses such a secret.')
  const days = limits.secretMaxDays.value
  // One day more, because the day may already have begun where the secret was made.
  if (at > now + (days + 1) * dayMs)
    return refuseField('expires', `This is more than ${days} days ahead, which is the most that a client secret lasts.`)
  return text
}

/** A refused value can become good only while it is young; an expired one never does. */
const watchOf = (findings: readonly Finding[]): { watchMs?: number } => {
  const codes = findings.map(({ fault }) => fault?.code)
  if (codes.includes('auth.secret_expired')) return { watchMs: 0 }
  return codes.includes('auth.secret_wrong') ? { watchMs: youngMs } : {}
}
