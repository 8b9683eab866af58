import { accessCauses } from './access.ts'
import { adminCenterCauses } from './admin-center.ts'
import type { CauseFact } from './cause.ts'
import { consentCauses } from './consent.ts'
import { installationCauses } from './installation.ts'
import { tokenCauses } from './token.ts'

/** All that goes wrong when programs connect to Business Central: one row each. Adding a problem is adding a row. */
export const causes: readonly CauseFact[] = [
  ...tokenCauses,
  ...consentCauses,
  ...accessCauses,
  ...adminCenterCauses,
  ...installationCauses,
]

/** The row of an id such as `P33`. */
export const findCause = (id: string): CauseFact | undefined => causes.find((each) => each.id === id)
