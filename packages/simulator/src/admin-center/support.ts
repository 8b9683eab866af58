import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { type AdminAnswer, type Asked, environmentOf, instant, needFields, needText, route, textOf } from './asked.ts'
import { AdminRefusal, doesNotExist, invalidInput } from './refusal.ts'
import { administrationOf, type Outage, settingsOf } from './state.ts'

const supported = '/support/applications/{family}/environments/{name}'

const getContact = (asked: Asked): Response => {
  const contact = environmentOf(asked).settings?.supportContact
  return json(200, contact ?? { name: '', email: '', url: '' })
}

const setContact = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  if (environment.status !== 'Active')
    throw new AdminRefusal('businessCentralCommunicationException', `The environment is ${environment.status}.`)
  const [name, email, url] = ['name', 'email', 'url'].map((field) => textOf(fields, field) ?? '') as [
    string,
    string,
    string,
  ]
  const contact = { name, email, url }
  settingsOf(environment).supportContact = contact
  return json(200, contact)
}

/** Kinds of outages that can be reported, with the questions that belong to each; which there are is our choice. */
const outageTypes = [
  {
    outageType: 'EnvironmentNotAccessible',
    name: 'Environment is not accessible',
    description: 'Nobody can sign in to the environment.',
    questions: [
      { id: 'since', questionType: 'DateTime', questionText: 'Since when?', required: true },
      { id: 'everyone', questionType: 'Toggle', questionText: 'Is everybody affected?', required: false },
      { id: 'details', questionType: 'TextField', questionText: 'What do people see?', required: true },
    ],
  },
  {
    outageType: 'SlowPerformance',
    name: 'Environment is slow',
    description: 'The environment answers, but takes too long.',
    questions: [{ id: 'details', questionType: 'TextField', questionText: 'What is slow?', required: true }],
  },
] as const

type OutageType = (typeof outageTypes)[number]

const findType = (text: string): OutageType => {
  const found = outageTypes.find(({ outageType }) => outageType.toLowerCase() === text.toLowerCase())
  if (found === undefined) throw doesNotExist(text, 'There is no such type of outage.')
  return found
}

const questions = (asked: Asked): Response => {
  const value = findType(asked.values.type!).questions.map((question, at) => ({
    sequence: at + 1,
    parentId: null,
    ...question,
    defaultValue: '',
    onText: question.questionType === 'Toggle' ? 'Yes' : '',
    offText: question.questionType === 'Toggle' ? 'No' : '',
    multiline: question.id === 'details',
  }))
  return json(200, { value })
}

/** Members are in Pascal case here, unlike anywhere else. */
const viewOutage = ({ administrator }: Asked, outage: Outage): object => ({
  TenantId: administrator.tenant.id,
  EnvironmentId: outage.environmentName,
  CreatedDate: instant(outage.createdAt),
  State: 'Active',
  MsaasTicketId: outage.ticket,
  IcmTicketId: '',
  AppVersion: outage.version,
  PlatformVersion: outage.version,
  OutageType: outage.outageType,
})

const answersOf = (fields: ReadonlyMap<string, unknown>): ReadonlySet<unknown> => {
  const sent = fields.get('outagequestionanswers') ?? []
  if (!Array.isArray(sent)) throw invalidInput('outageQuestionAnswers', 'outageQuestionAnswers must be a list.')
  return new Set(sent.map((each: unknown) => (each as { id?: unknown } | null)?.id))
}

const report = (asked: Asked): Response => {
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  const { outageType, questions } = findType(needText(fields, 'outageType'))
  const answered = answersOf(fields)
  const missing = questions.find(({ id, required }) => required && !answered.has(id))
  if (missing) throw invalidInput('outageQuestionAnswers', `The question '${missing.id}' must be answered.`)
  const { outages } = administrationOf(asked.administrator.tenant)
  const known = outages.find((each) => each.environmentName === environment.name && each.outageType === outageType)
  const ticket = known?.ticket ?? asked.sim.random.guid()
  if (known === undefined)
    outages.push({
      environmentName: environment.name,
      outageType,
      createdAt: asked.sim.clock.now(),
      version: environment.version,
      ticket,
    })
  return json(200, { creationStatus: known ? 'UpdatedExisting' : 'Created', msaasCaseNumber: ticket })
}

/** Support contacts, and outages that were reported. Nobody is told of them. */
export const supportRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${supported}/supportcontact`, 0, getContact),
  route('PUT', `${supported}/supportcontact`, 0, setContact),
  route('GET', '/support/outageTypes', 0, () =>
    json(200, { value: outageTypes.map(({ questions: _, ...shown }) => shown) }),
  ),
  route('GET', '/support/outageTypes/{type}/outageQuestions', 0, questions),
  route('GET', '/support/reportedoutages', 0, (asked) => {
    const { outages } = administrationOf(asked.administrator.tenant)
    return json(200, { value: outages.map((outage) => viewOutage(asked, outage)) })
  }),
  route('POST', `${supported}/reportoutage`, 0, report),
]
