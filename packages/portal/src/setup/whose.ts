import type { SetupStep } from '@landbridge/contract'

type Whose = Pick<SetupStep, 'who' | 'explain'>

/** A step that the holder of a link may not see: nothing is explained. */
export const isTheirs = ({ explain }: Whose): boolean => explain.intro === ''

/**
 * Who is named beside a step. The holder of a link does not build the integration: what that person would do is their
 * own there, or that of the Business Central administrator.
 */
export const whose = (step: Whose, isGuest: boolean): SetupStep['who'] | 'you' => {
  if (!isGuest || step.who !== 'builder') return step.who
  return isTheirs(step) ? 'bc-admin' : 'you'
}
