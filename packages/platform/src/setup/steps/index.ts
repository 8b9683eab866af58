import type { StepId } from '@landbridge/contract'
import type { Step } from '../step.ts'
import { cardStep } from './card.ts'
import { checkStep } from './check.ts'
import { companyStep } from './company.ts'
import { consentStep } from './consent.ts'
import { endpointStep } from './endpoint.ts'
import { environmentStep } from './environment.ts'
import { extensionStep } from './extension.ts'
import { registrationStep } from './registration.ts'
import { secretStep } from './secret.ts'

/** The steps of a set-up in their order. */
export const steps: readonly Step[] = [
  endpointStep,
  registrationStep,
  secretStep,
  consentStep,
  environmentStep,
  cardStep,
  extensionStep,
  companyStep,
  checkStep,
]

const byId = new Map(steps.map((step) => [step.id, step]))

export const stepOf = (id: StepId): Step => byId.get(id) as Step

/** The steps behind one, in their order. */
export const stepsAfter = (id: StepId): readonly Step[] => steps.slice(steps.indexOf(stepOf(id)) + 1)
