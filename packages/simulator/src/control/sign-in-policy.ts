import { blockNumbers, type SignInPolicy, signInPolicyFields } from '../entra/sign-in-policy.ts'
import { isGuid } from '../texts.ts'
import type { Input } from './input.ts'
import { invalid } from './refused.ts'

const { flags, numbers, texts, lists } = signInPolicyFields

/** Names of all switches of the policy. */
export const signInPolicyNames: readonly string[] = [...flags, ...numbers, ...texts, ...lists]

const isBlock = (number: number): number is NonNullable<SignInPolicy['blockPeople']> =>
  number === 0 || blockNumbers.some((each) => each === number)

/** Reads the switches that were sent; their values are for {@link setSignInPolicy} to judge. */
export const readSignInPolicy = (input: Input): Partial<SignInPolicy> => {
  const entries = [
    ...flags.map((name) => [name, input.flag(name)] as const),
    ...numbers.map((name) => [name, input.number(name)] as const),
    ...texts.map((name) => [name, input.text(name)] as const),
    ...lists.map((name) => [name, input.texts(name)] as const),
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/**
 * Changes what a directory decided about signing in; what is not named stays.
 *
 * @throws Refused for a negative number, a number that no policy answers with, or a partner that is no tenant id.
 */
export const setSignInPolicy = (policy: SignInPolicy, changes: Partial<SignInPolicy>): void => {
  for (const name of numbers) {
    const value = changes[name]
    if (value !== undefined && (!Number.isFinite(value) || value < 0))
      throw invalid(name, `${name} must not be negative.`)
  }
  if (changes.blockPeople !== undefined && !isBlock(changes.blockPeople))
    throw invalid('blockPeople', `blockPeople must be 0 or one of ${blockNumbers.join(', ')}.`)
  const stranger = changes.partners?.find((id) => !isGuid(id))
  if (stranger !== undefined) throw invalid('partners', `'${stranger}' is not the id of a tenant.`)
  const named = Object.entries(changes).filter(
    ([name, value]) => signInPolicyNames.includes(name) && value !== undefined,
  )
  Object.assign(policy, Object.fromEntries(named))
}
