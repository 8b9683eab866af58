import type { Instruction } from '@landbridge/contract'
import {
  cardAccepted,
  entityReadable,
  lookInTurn,
  rolesGranted,
  type VisibleCompany,
  type WantedEntity,
} from '@landbridge/diagnosis'
import { businessCentralLink, type DeepLink } from '@landbridge/model'
import { labelOf, listOf } from '../../connections/wanted.ts'
import { clientIdOf, isGood, lookWithToken, shownOf } from '../looking.ts'
import type { LookContext, Step, StepContext } from '../step.ts'

/** Longest description that a card takes. */
const descriptionLength = 50

export const cardStep: Step = {
  id: 'card',
  flows: ['service-to-service', 'shared-app'],
  title: 'Let the application into Business Central',
  who: 'bc-admin',
  submit: null,
  fields: () => [],

  look: async (context) => {
    const { environment } = context.found
    if (environment === undefined) return undefined
    const more = { environmentName: environment.name, environment: environment.name }
    const listed = context.found.environments && { environments: context.found.environments }
    const turn = await lookWithToken(context, [rolesGranted, cardAccepted], { more: { ...more, ...listed } })
    const card = turn.findings.find(({ id }) => id === 'card.accepted')
    const shown = shownOf(turn.findings, (id) => id === 'card.accepted')
    const { visibleCompanies } = turn.facts
    if (card === undefined || !isGood(card) || visibleCompanies === undefined) return { findings: shown, done: false }
    const reads = await readSamples(context, turn.facts, visibleCompanies)
    const done = reads.every(isGood)
    return {
      findings: [...shown, ...reads],
      done,
      found: { companies: visibleCompanies },
      ...(done && { summary: `Business Central accepts the application in ${environment.name}.` }),
    }
  },

  explain: (context) => {
    const { integration, found } = context
    const where = found.environment?.name ?? 'the environment'
    return {
      intro: `Entra knows the application now; Business Central does not yet. Its card in ${where} lets it in and says what it may do.`,
      instructions: cardInstructions(context),
      help: [
        {
          id: 'card.permission_sets_locked',
          question: 'User Permission Sets cannot be edited.',
          answer:
            'State must be Disabled meanwhile, and the application must have its user. The user is made when State is set to Enabled for the first time; then set it back to Disabled.',
        },
        {
          id: 'card.not_allowed',
          question: 'The card cannot be saved or enabled.',
          answer:
            'The person needs the permission set SUPER or SECURITY in this environment, the field Description must be filled in, and the environment must have at least one enabled user with a full licence.',
        },
        {
          id: 'card.super',
          question: 'SUPER is refused.',
          answer: `Business Central does not give SUPER to applications. Enough for ${integration.name}: ${listOf(integration.needs.permissionSets.map(({ id }) => id))}.`,
        },
        {
          id: 'card.other_environment',
          question: 'The card exists, and the step is still open.',
          answer: `Each environment has cards of its own. Compare the environment in the address with ${where}, and Client ID with ${clientIdOf(context) ?? 'the Application (client) ID'}.`,
        },
        {
          id: 'card.consent_button',
          question: 'Is Grant Consent on the card needed?',
          answer:
            'No. Consent was granted in the step before; it may fail there because the registration has no redirect address.',
        },
      ],
      next: 'Then it is decided which companies are opened.',
    }
  },
}

const cardInstructions = (context: StepContext): Instruction[] => {
  const { endpoints, integration, found } = context
  const clientId = clientIdOf(context)
  const at = found.tenantId !== undefined &&
    found.environment && { tenant: found.tenantId, environment: found.environment.name }
  const link: { link?: DeepLink } = at ? { link: businessCentralLink(endpoints, at, 'entraApplications') } : {}
  return [
    {
      id: 'card.open',
      text: 'Open Microsoft Entra Applications in this environment and choose New. The permission set SUPER or SECURITY is needed for it.',
      ...link,
      menu: ['Microsoft Entra Applications', 'New'],
    },
    {
      id: 'card.fill',
      text: 'Fill in Client ID and Description.',
      copy: [
        ...(clientId === undefined ? [] : [{ label: 'Client ID', value: clientId }]),
        { label: 'Description', value: integration.name.slice(0, descriptionLength) },
      ],
      menu: ['Microsoft Entra Application Card', 'General'],
    },
    {
      id: 'card.user',
      text: 'Set State to Enabled and confirm that a user is created. Then set State to Disabled again, because permission sets can be edited only then.',
      menu: ['Microsoft Entra Application Card', 'General', 'State'],
    },
    {
      id: 'card.permission_sets',
      text: 'Under User Permission Sets add these. Leave Company blank, so that they hold for all companies.',
      copy: integration.needs.permissionSets.map(({ id, reason }) => ({ label: labelOf(reason), value: id })),
      menu: ['Microsoft Entra Application Card', 'User Permission Sets'],
    },
    {
      id: 'card.enable',
      text: 'Set State to Enabled.',
      menu: ['Microsoft Entra Application Card', 'General', 'State'],
    },
  ]
}

/** Reads one entity set of each area, which is what permission sets are made for; the final check reads all of them. */
const readSamples = async (
  { integration, reach }: LookContext,
  facts: Awaited<ReturnType<typeof lookWithToken>>['facts'],
  [company]: readonly VisibleCompany[],
) => {
  if (company === undefined) return []
  const samples = oneOfEachArea(integration.wanted)
  const { findings } = await lookInTurn({ ...facts, companies: [company] }, samples.map(entityReadable), reach)
  return findings
}

const oneOfEachArea = (wanted: readonly WantedEntity[]): WantedEntity[] => {
  const chosen = new Map<string, WantedEntity>()
  for (const each of wanted) {
    const { route, area, allows, needsParent, onlyBelow } = each.entity
    const readable = allows.includes('list') && needsParent !== true && onlyBelow === undefined
    const key = `${route} ${area}`
    if (readable && !chosen.has(key)) chosen.set(key, each)
  }
  return [...chosen.values()]
}
