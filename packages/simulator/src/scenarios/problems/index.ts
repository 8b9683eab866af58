import { accessProblems } from './access.ts'
import { answerProblems } from './answers.ts'
import { consentProblems } from './consent.ts'
import { adminCenterProblems, installationProblems } from './installation.ts'
import { oneClickProblems } from './one-click.ts'
import { placeProblems } from './places.ts'
import type { Problem, UnseenProblem } from './problem.ts'
import { signInProblems } from './sign-in.ts'

/**
 * What goes wrong when programs connect to Business Central, each with its cause, its scenario, and the signal by which
 * a program sees it. A cause that shows in several ways has several rows.
 */
export const problems: readonly Problem[] = [
  ...signInProblems,
  ...consentProblems,
  ...accessProblems,
  ...placeProblems,
  ...answerProblems,
  ...adminCenterProblems,
  ...installationProblems,
  ...oneClickProblems,
]

/** Causes that no answer of a server shows. */
export const unseenProblems: readonly UnseenProblem[] = [
  {
    cause: 'P37',
    title: 'Permission sets cannot be edited on the card, or it cannot be enabled',
    because:
      'Only the person at the page sees it: the card must be disabled for its sets, and have a description to be enabled. The simulated page and the control API refuse in the same cases.',
  },
  {
    cause: 'P38',
    title: 'SUPER is wanted for an application',
    because:
      'Business Central refuses it on the card and keeps nothing of the attempt; no request of a program can tell. The simulated page and the control API refuse it too.',
  },
]

/** The row of an id such as `P33`, without regard to case. */
export const findProblem = (id: string): Problem | undefined =>
  problems.find((each) => each.id.toLowerCase() === id.toLowerCase())
