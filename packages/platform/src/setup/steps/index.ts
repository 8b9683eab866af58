import type { Flow, StepId } from '@landbridge/contract'
import type { Step } from '../step.ts'
import { cardStep } from './card.ts'
import { checkStep } from './check.ts'
import { companyStep } from './company.ts'
import { consentStep } from './consent.ts'
import { consentByLinkStep } from './consent-by-link.ts'
import { endpointStep } from './endpoint.ts'
import { environmentStep } from './environment.ts'
import { extensionStep } from './extension.ts'
import { registrationStep } from './registration.ts'
import { secretStep } from './secret.ts'
import { signInStep } from './sign-in.ts'

/** All steps in their order. A flow has at most one of each id. */
const all: readonly Step[] = [
  endpointStep,
  registrationStep,
  secretStep,
  consentStep,
  consentByLinkStep,
  signInStep,
  environmentStep,
  cardStep,
  extensionStep,
  companyStep,
  checkStep,
]

const byFlow = new Map<Flow, readonly Step[]>()

/** The steps of a flow in their order. */
export const stepsOf = (flow: Flow): readonly Step[] => {
  const known = byFlow.get(flow) ?? all.filter(({ flows }) => flows === undefined || flows.includes(flow))
  byFlow.set(flow, known)
  return known
}

/** One step of a flow; undefined where the flow has no such step. */
export const findStep = (flow: Flow, id: StepId): Step | undefined => stepsOf(flow).find((step) => step.id === id)

/** The ids of a step and of all that come behind it, whatever the flow. */
export const idsFrom = (id: StepId): readonly StepId[] => {
  const ids = [...new Set(all.map((step) => step.id))]
  return ids.slice(ids.indexOf(id))
}
