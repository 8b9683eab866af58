import { adminConsentUrl, anyOrganisation, redeemCode, returnedFault, signInUrl } from '@landbridge/auth'
import { returnedFinding, rolesGranted } from '@landbridge/diagnosis'
import { businessCentralScope, entraLink, Fault } from '@landbridge/model'
import { labelOf, listOf } from '../../connections/wanted.ts'
import { isGood, lookWithToken, shownOf } from '../looking.ts'
import type { Leave, LeaveContext, Returned, Step } from '../step.ts'
import { onlyFields, refuseField, textOf, typedValue } from '../values.ts'

/** Scopes that only tell who signed in. */
const whoSignedIn = 'openid profile'

const clientOf = ({ endpoints, integration, callbackUrl, reach }: LeaveContext, tenant: string) => {
  if (integration.clientId === null) throw new Fault('integration.app_missing')
  const { authority } = endpoints
  return { ...reach, authority, tenant, clientId: integration.clientId, redirectUri: callbackUrl }
}

/**
 * An administrator consents, and then signs in: the `tenant` that consent comes back with may have been changed on the
 * way, so that a directory counts only when somebody of it has signed in, in the same browser.
 */
const leave: Leave = {
  label: 'Go to Microsoft and accept',
  firstLeg: 'consent',

  url: async (leg, context, tenantId) =>
    leg === 'consent'
      ? adminConsentUrl({
          ...clientOf(context, context.found.tenantId ?? anyOrganisation),
          scope: businessCentralScope,
          state: context.ties.state,
        })
      : signInUrl(
          { ...clientOf(context, tenantId ?? anyOrganisation), scope: whoSignedIn },
          context.ties,
          // The administrator signed in a moment ago, and is not asked again unless several accounts are signed in.
          { prompt: 'if-needed' },
        ),

  back: async (leg, query, context, tenantId) => {
    const fault = returnedFault(query.toString(), context.now)
    if (leg === 'consent') {
      if (fault !== undefined) return { findings: [returnedFinding('consent.returned', fault)] }
      const tenant = query.get('tenant') ?? ''
      const isTenant = /^[0-9a-f-]{36}$/i.test(tenant)
      if (query.get('admin_consent')?.toLowerCase() !== 'true' || !isTenant)
        return { findings: [returnedFinding('consent.returned', new Fault('auth.unexpected'))] }
      return { next: 'sign-in', tenantId: tenant.toLowerCase() }
    }
    if (fault !== undefined) return { findings: [returnedFinding('consent.returned', fault)] }
    return identify(query, context, tenantId ?? anyOrganisation)
  },
}

const identify = async (query: URLSearchParams, context: LeaveContext, tenantId: string): Promise<Returned> => {
  const credential = await context.credential()
  if (credential === undefined) throw new Fault('integration.app_missing')
  try {
    const { person } = await redeemCode(
      { ...clientOf(context, tenantId), credential, scope: whoSignedIn },
      { code: query.get('code') ?? '', ...context.ties },
    )
    if (person?.tenantId.toLowerCase() !== tenantId) throw new Fault('auth.wrong_tenant')
    return { answers: { consent: { tenant: tenantId, by: person.name } }, found: { tenantId } }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { findings: [returnedFinding('consent.returned', error)] }
  }
}

/** Consent to the vendor's own application, by the link that Microsoft has for it. */
export const consentByLinkStep: Step = {
  id: 'consent',
  flows: ['shared-app'],
  title: 'Accept the application',
  who: 'entra-admin',
  submit: 'Look for the consent',
  leave,

  fields: ({ answers: { consent } }) => [
    {
      name: 'tenant',
      label: 'Directory (tenant) ID',
      kind: 'text',
      required: false,
      check: 'tenant',
      hint: 'Only where the page of Microsoft did not come back here.',
      ...(consent && { value: consent.tenant }),
    },
  ],

  read: (values, { found, answers }) => {
    onlyFields(values, ['tenant'])
    if (textOf(values, 'tenant').trim() === '') {
      if (found.tenantId === undefined) return refuseField('tenant', 'Go to Microsoft first, or fill in the directory.')
      return { answers: answers.consent ? { consent: answers.consent } : {} }
    }
    return { answers: { consent: { tenant: typedValue(values, 'tenant', 'tenant') } } }
  },

  look: async (context) => {
    const tenant = context.answers.consent?.tenant
    if (tenant === undefined) return undefined
    const known = context.found.tenantId
    const { findings, facts } = await lookWithToken(context, [rolesGranted], {
      fresh: true,
      // What was typed is looked at as it is: it may be another directory than the one that is known.
      ...(known !== tenant && { more: { tenantId: tenant } }),
    })
    const roles = findings.find(({ id }) => id === 'token.roles')
    const done = roles !== undefined && isGood(roles)
    const by = context.answers.consent?.by
    return {
      findings: shownOf(findings, (id) => id === 'token.roles'),
      done,
      ...(facts.claims?.tid !== undefined && { found: { tenantId: facts.claims.tid.toLowerCase() } }),
      ...(done && { summary: `Accepted${by === undefined ? '' : ` by ${by}`} in the directory ${tenant}.` }),
    }
  },

  explain: ({ endpoints, integration, account, found }) => {
    const names = integration.needs.roles.map(({ name, reason }) => ({ label: labelOf(reason), value: name }))
    return {
      intro: `${integration.name} has one app registration for all its customers. An administrator of ${account.name} accepts it once, for the whole directory; nothing has to be registered.`,
      instructions: [
        {
          id: 'consent.go',
          text: 'Go to Microsoft, sign in as Cloud Application Administrator, Application Administrator or Global Administrator of the directory that owns Business Central, and read what is asked for.',
        },
        {
          id: 'consent.accept',
          text: 'Choose Accept. The page then comes back here, and asks once more who you are where several accounts are signed in.',
          copy: names,
        },
        {
          id: 'consent.see',
          text: 'What was accepted can be seen, and taken back, at any time under Enterprise applications.',
          link: entraLink(endpoints, found.tenantId, 'home'),
        },
      ],
      help: [
        {
          id: 'consent.no_return',
          question: 'The page says AADSTS500113 or AADSTS50011 and does not come back.',
          answer: `The address to come back to is not registered with ${integration.name}. The consent may be stored all the same: ${integration.name} can fill in the Directory (tenant) ID below and look for it.`,
        },
        {
          id: 'consent.other_account',
          question: 'The page says AADSTS50020.',
          answer:
            'The account that signed in belongs to another directory than the one that was accepted for. Open this page again, go to Microsoft, and choose Use another account.',
        },
        {
          id: 'consent.approval',
          question: 'The page says that approval of an administrator is needed.',
          answer:
            'The signed-in account may not accept applications. Dynamics 365 Administrator and Business Central Administrator are not enough.',
        },
        {
          id: 'consent.wrong_account',
          question: 'Another account was signed in.',
          answer: 'Open this page in a private window, and begin again.',
        },
      ],
      next: `When ${listOf(integration.needs.roles.map(({ name }) => name))} are granted, the environment is chosen from a list.`,
    }
  },
}
