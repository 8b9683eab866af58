import { type Check, type CheckLine, checkGroups } from '@landbridge/contract'

/** The lines under their groups, in the order in which they build on each other. */
export const byGroup = (lines: readonly CheckLine[]) =>
  checkGroups
    .map((group) => ({ group, lines: lines.filter((each) => each.group === group) }))
    .filter((each) => each.lines.length > 0)

export interface Count {
  readonly of: number
  readonly done: number
  readonly pass: number
  readonly fail: number
  readonly unknown: number
}

/** How many lines there are, and how many of them say what. Lines that were not needed do not count. */
export const countOf = (check: Check): Count => {
  const counted = check.lines.filter((each) => each.verdict !== 'skipped')
  const count = (verdict: CheckLine['verdict']) => counted.filter((each) => each.verdict === verdict).length
  return {
    of: counted.length,
    done: counted.length - count('pending'),
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
  }
}
