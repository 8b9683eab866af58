import { rolesGranted } from '@landbridge/diagnosis'
import { entraLink } from '@landbridge/model'
import { labelOf, listOf } from '../../connections/wanted.ts'
import { isGood, lookWithToken, shownOf } from '../looking.ts'
import { administratorLeave } from '../registering/leave.ts'
import type { Step } from '../step.ts'

export const consentStep: Step = {
  id: 'consent',
  flows: ['service-to-service'],
  title: 'Grant the permissions',
  who: 'entra-admin',
  submit: null,
  leave: administratorLeave,
  fields: () => [],

  look: async (context) => {
    const { findings } = await lookWithToken(context, [rolesGranted], { fresh: true })
    const shown = shownOf(findings, (id) => id === 'token.roles')
    const roles = findings.find(({ id }) => id === 'token.roles')
    const done = roles !== undefined && isGood(roles)
    const names = listOf(context.integration.needs.roles.map(({ name }) => name))
    return { findings: shown, done, ...(done && { summary: `Granted: ${names}.` }) }
  },

  explain: ({ endpoints, integration, answers, found }) => {
    const clientId = answers.registration?.clientId
    const link =
      clientId === undefined ? {} : { link: entraLink(endpoints, found.tenantId, 'appPermissions', clientId) }
    return {
      intro: `${integration.name} works without a signed-in person, so it needs application permissions and the consent of an administrator.`,
      instructions: [
        {
          id: 'consent.add',
          text: 'Open API permissions, choose Add a permission, then Dynamics 365 Business Central, then Application permissions.',
          ...link,
          menu: ['API permissions', 'Add a permission', 'Dynamics 365 Business Central', 'Application permissions'],
        },
        {
          id: 'consent.select',
          text: 'Select these permissions and choose Add permissions.',
          copy: integration.needs.roles.map(({ name, reason }) => ({ label: labelOf(reason), value: name })),
          menu: ['Application permissions', 'Add permissions'],
        },
        {
          id: 'consent.grant',
          text: 'Choose Grant admin consent and confirm with Yes. The column Status then shows Granted for each of them.',
          ...link,
          menu: ['API permissions', 'Grant admin consent', 'Yes'],
        },
      ],
      help: [
        {
          id: 'consent.delegated',
          question: 'Everything is granted, and the step is still open.',
          answer:
            'Compare the column Type: it must say Application. Delegated permissions have the same look and do not count here. A new consent can take some minutes to arrive in tokens.',
        },
        {
          id: 'consent.not_offered',
          question: 'Grant admin consent cannot be chosen.',
          answer:
            'It needs Cloud Application Administrator, Application Administrator, Privileged Role Administrator or Global Administrator. Dynamics 365 Administrator and Business Central Administrator are not enough.',
        },
        {
          id: 'consent.no_api',
          question: 'Dynamics 365 Business Central is not in the list of APIs.',
          answer:
            'Search for it under APIs my organization uses. Where it is not there either, this directory has never had Business Central: it may be the wrong one.',
        },
      ],
      next: 'Then the environment is chosen from a list.',
    }
  },
}
