import {
  type Facts,
  type Finding,
  lookInTurn,
  type Probe,
  rolesGranted,
  scopesGranted,
  signInRenewed,
  type Turn,
  tokenIssued,
} from '@landbridge/diagnosis'
import { neededRoles } from '@landbridge/model'
import type { LookContext, SeenFinding, StepContext } from './step.ts'

/** The application that the connection is made with: the customer's own, or the vendor's. */
export const clientIdOf = ({ answers, integration }: StepContext): string | undefined =>
  integration.clientId ?? answers.registration?.clientId

/** The probe that tells what the token opens: roles of the application, or scopes of the person. */
export const rightsProbe = ({ integration }: StepContext) =>
  integration.flow === 'delegated' ? scopesGranted : rolesGranted

/** What is known at the beginning of a look, without asking anybody. */
export const knownFacts = async (context: LookContext): Promise<Partial<Facts>> => {
  const { endpoints, answers, found, integration } = context
  const { registration, consent } = answers
  const credential = await context.credential()
  const signIn = context.signIn()
  const tenant = registration?.tenant ?? consent?.tenant ?? found.tenantId
  const clientId = clientIdOf(context)
  return {
    endpoints,
    neededRoles: neededRoles(integration.wanted),
    ...(tenant !== undefined && { tenant }),
    ...(clientId !== undefined && { clientId }),
    ...(found.tenantId !== undefined && { tenantId: found.tenantId }),
    ...(credential && { credential }),
    ...(signIn && { signIn }),
  }
}

/** A token with less life than this is not used again, in milliseconds. */
const leastLifeMs = 60_000

/**
 * Asks probes in a row behind a token. The token of a moment ago is used again unless a fresh one is wanted, because
 * Entra takes many requests in a short time for a fault of the program.
 */
export const lookWithToken = async (
  context: LookContext,
  probes: readonly Probe[],
  { fresh = false, more = {} }: { readonly fresh?: boolean; readonly more?: Partial<Facts> } = {},
): Promise<Turn> => {
  const facts = { ...(await knownFacts(context)), ...more }
  const known = fresh ? undefined : context.knownToken()
  if (known !== undefined && known.tokenEndsAt - context.now > leastLifeMs)
    return lookInTurn({ ...facts, ...known }, probes, context.reach)
  const issue = context.integration.flow === 'delegated' ? signInRenewed : tokenIssued
  const turn = await lookInTurn(facts, [issue, ...probes], context.reach)
  const { token, tokenEndsAt, claims } = turn.facts
  if (token !== undefined && tokenEndsAt !== undefined && claims !== undefined)
    context.keepToken({ token, tokenEndsAt, claims })
  return turn
}

/** The findings that a step shows: its own, and those of earlier probes that are not good. */
export const shownOf = (findings: readonly Finding[], own: (id: string) => boolean): Finding[] =>
  findings.filter(({ id, verdict, fault }) => own(id) || verdict === 'fail' || fault !== undefined)
/** Whether a finding lets a step be done: it is so, or it cannot be told in principle. */
export const isGood = ({ verdict, fault, waitingFor }: SeenFinding): boolean =>
  verdict === 'pass' || (verdict === 'unknown' && fault === undefined && waitingFor === undefined)
