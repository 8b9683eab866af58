import { anyOrganisation, redeemCode, returnedFault, type SignedIn, signInUrl } from '@landbridge/auth'
import { returnedFinding, scopesGranted } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import { labelOf } from '../../connections/wanted.ts'
import type { SetupAnswers, SetupFound } from '../../store/tables/setups.ts'
import { isGood, lookWithToken, shownOf } from '../looking.ts'
import type { Leave, LeaveContext, Step, StepContext } from '../step.ts'

const clientOf = ({ endpoints, integration, callbackUrl, reach, found }: LeaveContext) => {
  if (integration.clientId === null) throw new Fault('integration.app_missing')
  const { authority } = endpoints
  // Who signs in again signs in to the directory that the connection belongs to.
  const tenant = found.tenantId ?? anyOrganisation
  return { ...reach, authority, tenant, clientId: integration.clientId, redirectUri: callbackUrl }
}

/**
 * What a sign-in means for the set-up.
 *
 * @throws Fault `auth.wrong_tenant` for somebody of another directory than the set-up belongs to
 */
export const signedInAs = (
  { person, refreshToken }: Pick<SignedIn, 'person' | 'refreshToken'>,
  { found }: Pick<LeaveContext, 'found'>,
): SignInAnswer => {
  if (person === undefined || refreshToken === undefined) throw new Fault('auth.unexpected')
  const tenantId = person.tenantId.toLowerCase()
  if (found.tenantId !== undefined && found.tenantId !== tenantId) throw new Fault('auth.wrong_tenant')
  const { objectId, name } = person
  return { answers: { signIn: { person: { objectId, name }, tenantId } }, found: { tenantId }, refreshToken }
}

/** The finding where a sign-in came to nothing. */
export const signInRefused = (fault: Fault) => returnedFinding('sign_in.returned', fault)

interface SignInAnswer {
  readonly answers: Pick<SetupAnswers, 'signIn'>
  readonly found: SetupFound
  readonly refreshToken: string
}

const leave: Leave = {
  label: 'Sign in with Microsoft',
  firstLeg: 'sign-in',

  url: async (_, context) => signInUrl(clientOf(context), context.ties),

  back: async (_, query, context) => {
    const fault = returnedFault(query.toString(), context.now)
    if (fault !== undefined) return { findings: [signInRefused(fault)] }
    const credential = await context.credential()
    if (credential === undefined) throw new Fault('integration.app_missing')
    try {
      const code = query.get('code') ?? ''
      return signedInAs(await redeemCode({ ...clientOf(context), credential }, { code, ...context.ties }), context)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { findings: [signInRefused(error)] }
    }
  },
}

/** Another person of the same directory may take over; that is said. */
const inPlaceOf = ({ answers: { signIn }, again }: StepContext): string => {
  const before = again?.person
  return before == null || before.objectId === signIn?.person.objectId ? '' : `, in place of ${before.name}`
}

/** A person signs in; the connection then acts as that person. */
export const signInStep: Step = {
  id: 'sign-in',
  flows: ['delegated'],
  title: 'Sign in',
  who: 'signed-in-person',
  submit: null,
  leave,
  fields: () => [],

  look: async (context) => {
    const { signIn } = context.answers
    if (signIn === undefined) return undefined
    const { findings } = await lookWithToken(context, [scopesGranted], { fresh: true })
    const scopes = findings.find(({ id }) => id === 'token.scopes')
    const done = scopes !== undefined && isGood(scopes)
    return {
      findings: shownOf(findings, (id) => id === 'token.scopes'),
      done,
      ...(done && { summary: `${signIn.person.name} signed in${inPlaceOf(context)}.` }),
    }
  },

  explain: ({ integration, account }) => ({
    intro: `${integration.name} works in the name of the person who signs in, and may do in Business Central what that person may do. Choose an account of ${account.name} that stays.`,
    instructions: [
      {
        id: 'sign_in.go',
        text: 'Go to Microsoft and sign in with the account that uses Business Central.',
      },
      {
        id: 'sign_in.accept',
        text: 'Accept what is asked for: access to Business Central as you, also while you are away.',
        copy: integration.needs.scopes.map(({ name, reason }) => ({ label: labelOf(reason), value: name })),
      },
    ],
    help: [
      {
        id: 'sign_in.approval',
        question: 'The page says that approval of an administrator is needed.',
        answer:
          'The directory lets only administrators accept applications. An Entra administrator opens the same page and accepts for the whole organisation.',
      },
      {
        id: 'sign_in.wrong_account',
        question: 'Another account was signed in.',
        answer: 'Choose Use another account, or open this page in a private window.',
      },
      {
        id: 'sign_in.which_account',
        question: 'Which account is the right one?',
        answer:
          'One with a licence for Business Central, whose password is not reset each month. The connection ends when the account is disabled, and sleeps when nobody uses it for 90 days.',
      },
    ],
    next: 'Then the environment is chosen from a list.',
  }),
}
