import { type Clue, clue } from './clues.ts'
import type { Known } from './inquiries/inquiry.ts'

/** How a connection was when it last worked; kept by whoever looks after it. */
export interface LastGood {
  /** In milliseconds since 1970. */
  readonly at: number
  /** Application roles in the token, or scopes of a person's. */
  readonly roles?: readonly string[]
  /** Names of the environments that were listed. */
  readonly environments?: readonly string[]
  /** Names of the companies that were visible. */
  readonly companies?: readonly string[]
  /** Whether Business Central let the token in. */
  readonly wasLetIn?: boolean
  /** When a call was last answered, in milliseconds since 1970, where that is later. */
  readonly calledAt?: number
  /** End of the credential in milliseconds since 1970, where it was known. */
  readonly credentialEndsAt?: number
}

/** One difference between then and now. */
export interface Change {
  readonly what: string
  /** Until when it is known to have been otherwise, in milliseconds since 1970. */
  readonly goodUntil: number
}

/** What it means that Business Central let the token in. */
const letIn = {
  application: 'The card of the application was enabled: Business Central let it in.',
  person: 'The person was enabled: Business Central let the person in.',
  either: 'Business Central let the token in; the card was enabled, or the person was.',
} as const

/** What is otherwise than when it last worked, as far as both are known. */
export const changesSince = (
  { at, roles, environments, companies, wasLetIn, calledAt = at, credentialEndsAt }: LastGood,
  known: Partial<Known>,
  found: readonly Clue[],
  { now, actsAs }: { readonly now: number; readonly actsAs: 'application' | 'person' | undefined },
): readonly Change[] => {
  const has = (name: Clue['name']): boolean => found.some((each) => each.name === name)
  const held = known.sent?.claims?.roles ?? known.claims?.roles
  const listed = known.environments?.map(({ name }) => name)
  const visible = known.companies?.map(({ name }) => name)
  const gone = (before: readonly string[] = [], after: readonly string[] | undefined) =>
    after === undefined ? [] : before.filter((name) => !after.includes(name))
  const told = (what: string): Change => ({ what, goodUntil: at })
  const isShut = wasLetIn === true && has('standard.refused')
  return [
    ...gone(roles, held).map((role) => told(`The token carried ${role}.`)),
    ...gone(environments, listed).map((name) => told(`The environment ${name} was listed.`)),
    ...(environments === undefined || listed === undefined
      ? []
      : gone(listed, environments).map((name) => told(`There was no environment ${name}.`))),
    ...gone(companies, visible).map((name) => told(`The company ${name} was visible.`)),
    ...(isShut ? [{ what: letIn[actsAs ?? 'either'], goodUntil: Math.max(at, calledAt) }] : []),
    ...(credentialEndsAt !== undefined && credentialEndsAt <= now
      ? [{ what: 'The credential had not ended.', goodUntil: credentialEndsAt }]
      : []),
  ]
}

/** What the last good state says before anybody is asked. */
export const cluesOfLastGood = (
  lastGood: LastGood | undefined,
  environment: string | undefined,
  found: readonly Clue[],
): Clue[] => {
  if (lastGood === undefined) return []
  const until = [
    { label: 'Worked until', value: new Date(Math.max(lastGood.at, lastGood.calledAt ?? 0)).toISOString() },
  ]
  const none = found.some(({ name }) => name === 'roles.none')
  const wasListed = lastGood.environments?.some((name) => name.toLowerCase() === environment?.toLowerCase())
  return [
    clue('worked.before', until),
    ...(none && (lastGood.roles?.length ?? 0) > 0 ? [clue('roles.lost', until)] : []),
    ...(wasListed ? [clue('environment.was_listed', until)] : []),
  ]
}
