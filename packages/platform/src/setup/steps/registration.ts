import { applicationExists, lookInTurn, tenantExists } from '@landbridge/diagnosis'
import { entraLink } from '@landbridge/model'
import { administratorLeave } from '../registering/leave.ts'
import type { Step } from '../step.ts'
import { onlyFields, typedValue } from '../values.ts'

export const registrationStep: Step = {
  id: 'registration',
  flows: ['service-to-service'],
  title: 'Register the application',
  who: 'entra-admin',
  submit: 'Look for the registration',
  leave: administratorLeave,

  fields: ({ answers: { registration }, sample }) => [
    {
      name: 'tenant',
      label: 'Directory (tenant) ID',
      kind: 'text',
      required: true,
      check: 'tenant',
      hint: 'The id, or a domain of the directory.',
      ...(registration && { value: registration.tenant }),
      ...(sample.tenant !== undefined && { sample: sample.tenant }),
    },
    {
      name: 'clientId',
      label: 'Application (client) ID',
      kind: 'text',
      required: true,
      check: 'clientId',
      ...(registration && { value: registration.clientId }),
      ...(sample.clientId !== undefined && { sample: sample.clientId }),
    },
  ],

  read: (values) => {
    onlyFields(values, ['tenant', 'clientId'])
    const tenant = typedValue(values, 'tenant', 'tenant')
    return { answers: { registration: { tenant, clientId: typedValue(values, 'clientId', 'clientId') } } }
  },

  look: async ({ endpoints, answers: { registration }, reach }) => {
    if (registration === undefined) return undefined
    const probes = [tenantExists, applicationExists]
    const { findings, facts } = await lookInTurn({ endpoints, ...registration }, probes, reach)
    const done = findings.length === probes.length && findings.every(({ verdict }) => verdict === 'pass')
    return {
      findings,
      done,
      ...(facts.tenantId !== undefined && { found: { tenantId: facts.tenantId } }),
      ...(done && { summary: `Found in the directory ${facts.tenantId}.` }),
    }
  },

  explain: ({ endpoints, integration, account, answers, found, sample }) => {
    const tenant = found.tenantId ?? answers.registration?.tenant ?? sample.tenant
    return {
      intro: `An app registration is the identity under which ${integration.name} works in the directory of ${account.name}. Nothing is opened by it yet.`,
      instructions: [
        {
          id: 'registration.sign_in',
          text: 'Sign in to the Microsoft Entra admin center as Application Administrator, Cloud Application Administrator or Global Administrator, in the directory that owns Business Central.',
          link: entraLink(endpoints, tenant, 'home'),
        },
        {
          id: 'registration.new',
          text: 'Choose New registration, fill in the name, keep Accounts in this organizational directory only, leave Redirect URI empty, and choose Register.',
          copy: [{ label: 'Name', value: integration.name }],
          link: entraLink(endpoints, tenant, 'appNew'),
          menu: ['App registrations', 'New registration', 'Register'],
        },
        {
          id: 'registration.copy',
          text: 'Copy Application (client) ID and Directory (tenant) ID from the page Overview into the fields below.',
          ...(answers.registration && {
            link: entraLink(endpoints, tenant, 'appOverview', answers.registration.clientId),
          }),
          menu: ['Overview', 'Essentials'],
        },
      ],
      help: [
        {
          id: 'registration.object_id',
          question: 'There are three ids on the page. Which are meant?',
          answer: 'Application (client) ID and Directory (tenant) ID. The Object ID is not used.',
        },
        {
          id: 'registration.which_directory',
          question: 'Which is the directory that owns Business Central?',
          answer:
            'Open Business Central: the address has it after the host. A registration in another directory, for example that of a partner, is not found here.',
        },
        {
          id: 'registration.not_allowed',
          question: 'New registration is not offered.',
          answer:
            'In this directory only administrators register applications. One of the three roles above is needed; Dynamics 365 Administrator is not enough.',
        },
      ],
      next: 'Then the application gets a client secret.',
    }
  },
}
