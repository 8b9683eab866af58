import { cardAccepted, companiesVisible, personAccepted, type VisibleCompany } from '@landbridge/diagnosis'
import { businessCentralLink } from '@landbridge/model'
import { listOf as sentenceOf } from '../../connections/wanted.ts'
import { isGood, lookWithToken, rightsProbe, shownOf } from '../looking.ts'
import type { Step } from '../step.ts'
import { listOf, onlyFields, refuseField } from '../values.ts'

const missingCompany = {
  'service-to-service':
    'The application sees only companies for which it has a permission set. On its card, Company must be blank for all of them, or name this one.',
  'shared-app':
    'The application sees only companies for which it has a permission set. On its card, Company must be blank for all of them, or name this one.',
  delegated: 'The person sees only companies for which they have a permission set.',
} as const

export const companyStep: Step = {
  id: 'company',
  title: 'Choose the companies',
  who: 'builder',
  submit: 'Use these companies',

  fields: ({ answers, found: { companies = [] } }) => [
    {
      name: 'companies',
      label: 'Companies',
      kind: 'choices',
      required: true,
      options: companies.map(({ id, name, displayName }) => ({
        value: id,
        label: displayName,
        ...(displayName !== name && { detail: name }),
      })),
      ...(answers.company && { value: [...answers.company.ids] }),
    },
  ],

  read: (values, { found: { companies = [] } }) => {
    onlyFields(values, ['companies'])
    const ids = [...new Set(listOf(values, 'companies').map((id) => id.toLowerCase()))]
    if (ids.length === 0) return refuseField('companies', 'Choose one company at least.')
    if (!ids.every((id) => companies.some((company) => company.id === id)))
      return refuseField('companies', 'Choose from the companies in the list.')
    return { answers: { company: { ids } } }
  },

  look: async (context) => {
    const { environment, environments, companies: before = [] } = context.found
    if (environment === undefined) return undefined
    const ids = context.answers.company?.ids ?? []
    const pickedCompanies = ids.map(
      (id): VisibleCompany => before.find((each) => each.id === id) ?? { id, name: id, displayName: id },
    )
    const accepted = context.integration.flow === 'delegated' ? personAccepted : cardAccepted
    const turn = await lookWithToken(context, [rightsProbe(context), accepted, companiesVisible], {
      more: { environment: environment.name, pickedCompanies, ...(environments && { environments }) },
    })
    const visible = turn.findings.find(({ id }) => id === 'company.visible')
    const { visibleCompanies, companies = [] } = turn.facts
    const done = ids.length > 0 && visible !== undefined && isGood(visible)
    return {
      findings: shownOf(turn.findings, (id) => id === 'company.visible'),
      done,
      ...(visibleCompanies && { found: { companies: visibleCompanies } }),
      ...(done && { summary: `${sentenceOf(companies.map(({ displayName }) => displayName))}.` }),
    }
  },

  explain: ({ endpoints, integration, found }) => {
    const at = found.tenantId !== undefined &&
      found.environment && { tenant: found.tenantId, environment: found.environment.name }
    return {
      intro: `A company is one set of books. ${integration.name} reaches only those that are chosen here.`,
      instructions: [
        {
          id: 'company.choose',
          text: 'Choose the companies to be connected.',
          ...(at && { link: businessCentralLink(endpoints, at, 'companies') }),
        },
      ],
      help: [
        {
          id: 'company.missing',
          question: 'A company is not in the list.',
          answer: missingCompany[integration.flow],
        },
        {
          id: 'company.none',
          question: 'The list is empty.',
          answer:
            'The environment has no company yet, or all permission sets of the application name a company that is gone. A company is made on the page Companies.',
        },
      ],
      next: 'Then the final check proves everything at once.',
    }
  },
}
