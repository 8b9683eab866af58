import { type Facts, type Finding, lookInTurn, type Probe, type Turn, tokenIssued } from '@landbridge/diagnosis'
import { neededRoles } from '@landbridge/model'
import type { LookContext } from './step.ts'

/** What is known at the beginning of a look, without asking anybody. */
export const knownFacts = async (context: LookContext): Promise<Partial<Facts>> => {
  const { endpoints, answers, found, integration } = context
  const { registration } = answers
  const credential = await context.credential()
  return {
    endpoints,
    neededRoles: neededRoles(integration.wanted),
    ...(registration && { tenant: registration.tenant, clientId: registration.clientId }),
    ...(found.tenantId !== undefined && { tenantId: found.tenantId }),
    ...(credential && { credential }),
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
  const turn = await lookInTurn(facts, [tokenIssued, ...probes], context.reach)
  const { token, tokenEndsAt, claims } = turn.facts
  if (token !== undefined && tokenEndsAt !== undefined && claims !== undefined)
    context.keepToken({ token, tokenEndsAt, claims })
  return turn
}

/** The findings that a step shows: its own, and those of earlier probes that are not good. */
export const shownOf = (findings: readonly Finding[], own: (id: string) => boolean): Finding[] =>
  findings.filter(({ id, verdict, fault }) => own(id) || verdict === 'fail' || fault !== undefined)
/** Whether a finding lets a step be done: it is so, or it cannot be told in principle. */
export const isGood = ({ verdict, fault }: Finding): boolean =>
  verdict === 'pass' || (verdict === 'unknown' && fault === undefined)
