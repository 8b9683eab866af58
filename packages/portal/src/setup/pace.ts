import type { Setup } from '@landbridge/contract'

/** How soon to read a set-up again, in milliseconds: at once while something runs, now and then while others may act. */
export const paceOf = (setup: Setup | undefined): number | false => {
  if (setup?.state !== 'open') return false
  if (setup.steps.some((step) => step.look.running)) return 700
  const isWatched = setup.steps.some((step) => step.watch !== null && Date.parse(step.watch.until) > Date.now())
  return isWatched ? 2_500 : 15_000
}
