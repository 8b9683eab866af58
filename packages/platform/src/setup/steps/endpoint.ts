import type { Field } from '@landbridge/contract'
import { endpointAnswers, lookInTurn } from '@landbridge/diagnosis'
import { type Endpoints, embedEndpoints, microsoftEndpoints } from '@landbridge/model'
import type { Step, StepContext, Values } from '../step.ts'
import { onlyFields, refuseField, textOf, typedValue } from '../values.ts'

/** Addresses that may be typed, in the order of the form, with those that stand in where one is left empty. */
const typedAddresses = {
  api: { label: 'Address of the services', fallback: undefined },
  webClient: { label: 'Address of the web client', fallback: undefined },
  authority: { label: 'Address of sign-in', fallback: microsoftEndpoints.authority },
  entraAdminCenter: {
    label: 'Address of the Microsoft Entra admin center',
    fallback: microsoftEndpoints.entraAdminCenter,
  },
  graph: { label: 'Address of Microsoft Graph', fallback: microsoftEndpoints.graph },
} as const

type AddressName = keyof typeof typedAddresses
const addressNames = Object.keys(typedAddresses) as AddressName[]

const familyShape = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export const endpointStep: Step = {
  id: 'endpoint',
  title: 'Choose where Business Central runs',
  who: 'builder',
  submit: 'Use this endpoint',
  notNeeded: ({ answers: { endpoint }, choices }) => {
    if (endpoint?.byIntegration !== true) return undefined
    const name = choices.find(({ kind }) => kind === endpoint.kind)?.name ?? endpoint.kind
    return `${name}, as the integration says.`
  },

  fields: (context) => {
    const { answers, choices } = context
    const chosen = answers.endpoint?.kind
    const kind: Field = {
      name: 'kind',
      label: 'Endpoint',
      kind: 'choice',
      required: true,
      options: choices.map(({ kind, name, about }) => ({ value: kind, label: name, detail: about })),
      ...(chosen !== undefined && { value: chosen }),
    }
    return chosen === 'other'
      ? [kind, familyField(context), ...addressNames.map((name) => addressField(name, context))]
      : [kind]
  },

  read: (values, { choices }) => {
    onlyFields(values, ['kind', 'family', ...addressNames])
    const kind = textOf(values, 'kind')
    const choice = choices.find((each) => each.kind === kind)
    if (choice === undefined) return refuseField('kind', 'Choose one of the endpoints.')
    if (choice.addresses !== null) return { answers: { endpoint: { kind, addresses: choice.addresses } } }
    const typed = Object.fromEntries(
      ['family', ...addressNames].map((name) => [name, textOf(values, name).trim()]).filter(([, text]) => text !== ''),
    )
    // The first answer only says that it is another address; the fields for it appear with that.
    if (Object.keys(typed).length === 0) return { answers: { endpoint: { kind } } }
    return { answers: { endpoint: { kind, typed, addresses: readAddresses(values) } } }
  },

  look: async ({ answers, reach }) => {
    const endpoints = answers.endpoint?.addresses
    if (endpoints === undefined) return undefined
    const { findings } = await lookInTurn({ endpoints }, [endpointAnswers], reach)
    const done = findings.every(({ verdict }) => verdict === 'pass')
    return { findings, done, ...(done && { summary: `Answers at ${endpoints.api}.` }) }
  },

  explain: ({ integration }) => ({
    intro: `${integration.name} can be connected at any of these places; only the addresses differ.`,
    instructions: [
      {
        id: 'endpoint.choose',
        text: 'Choose the place where the customer opens Business Central. The address in the browser shows it: businesscentral.dynamics.com is Business Central, wiise.bc.dynamics.com is Wiise.',
      },
    ],
    help: [
      {
        id: 'endpoint.embed',
        question: 'The address is another one, ending in bc.dynamics.com.',
        answer:
          'It belongs to an embed application. Choose Another address and type its family: the first part of the address, for example 4psconstruct.',
      },
      {
        id: 'endpoint.refused',
        question: 'An address is refused.',
        answer:
          'Requests leave only for Microsoft and for hosts that the operator of Landbridge has allowed in its configuration.',
      },
    ],
    next: 'Then the application is registered in the directory of the customer.',
  }),
}

const familyField = ({ answers }: StepContext): Field => ({
  name: 'family',
  label: 'Family of the embed application',
  kind: 'text',
  required: false,
  hint: 'Leave it empty to type the addresses.',
  ...valueIs(answers.endpoint?.typed?.family),
})

const addressField = (name: AddressName, { answers }: StepContext): Field => {
  const { label, fallback } = typedAddresses[name]
  return {
    name,
    label,
    kind: 'text',
    required: false,
    check: 'url',
    ...(fallback !== undefined && { hint: `Empty for ${fallback}.` }),
    ...valueIs(answers.endpoint?.typed?.[name]),
  }
}

const valueIs = (value: string | undefined) => (value === undefined ? {} : { value })

const readAddresses = (values: Values): Endpoints => {
  const family = textOf(values, 'family').trim().toLowerCase()
  if (family !== '') {
    if (!familyShape.test(family))
      refuseField('family', 'A family is one word of letters, digits and hyphens, for example wiise.')
    return embedEndpoints(family)
  }
  const address = (name: AddressName): string => {
    const { fallback } = typedAddresses[name]
    return textOf(values, name).trim() === '' && fallback !== undefined ? fallback : typedValue(values, name, 'url')
  }
  return {
    authority: address('authority'),
    graph: address('graph'),
    api: address('api'),
    webClient: address('webClient'),
    entraAdminCenter: address('entraAdminCenter'),
  }
}
