import type { CauseAnswer, CauseFact, Signal, SignalStrength } from './causes/cause.ts'
import { causes } from './causes/index.ts'
import type { Clue, ClueName } from './clues.ts'
import type { Reading } from './reading/reading.ts'

/** `certain` only where it is proved: by an answer that nothing else gives, or by clues that together leave nothing else. */
export type Confidence = 'certain' | 'likely' | 'possible'

/** A cause with what speaks for it and against it. */
export interface Weighed {
  readonly cause: CauseFact
  readonly score: number
  readonly isProved: boolean
  /** The signal of the failure that fits best. */
  readonly signal: Signal
  readonly for: readonly Clue[]
  readonly against: readonly Clue[]
  /** What a person has answered to its question. */
  readonly answer?: CauseAnswer
}

/** What a person has answered to the question of a cause. */
export interface GivenAnswer {
  /** Id of the cause. */
  readonly cause: string
  /** One of the answers that were offered; any other says that the person does not know. */
  readonly says: string
}

const points: Readonly<Record<SignalStrength, number>> = { decisive: 20, strong: 9, fair: 6, weak: 3 }

/** A person may be mistaken: an answer outweighs one strong clue, and proves nothing. */
const answerPoints = 9

/** Behind so many points, a cause no longer explains what another explains better. */
export const outOfTheRunning = 10

/**
 * Weighs all causes of which a signal is seen, the likeliest first. Points are those of the signal, of what is common,
 * and of the clues; the same input always gives the same order.
 */
export const weigh = (
  reading: Reading,
  found: readonly Clue[],
  answers: readonly GivenAnswer[] = [],
): readonly Weighed[] =>
  causes
    .flatMap((cause) => weighOne(cause, reading, found, answers) ?? [])
    .sort(
      (one, other) =>
        Number(other.isProved) - Number(one.isProved) ||
        other.score - one.score ||
        one.cause.id.localeCompare(other.cause.id),
    )

// A status by itself says less where it is not known who answered.
const unconfirmed = ({ at, code, aadsts, fragment, fault }: Signal, { service }: Reading): boolean =>
  at !== undefined && service === undefined && [code, aadsts, fragment, fault].every((each) => each === undefined)

const weaker: Readonly<Record<SignalStrength, SignalStrength>> = {
  decisive: 'strong',
  strong: 'fair',
  fair: 'weak',
  weak: 'weak',
}

const seenFrom = (signal: Signal, reading: Reading): Signal =>
  unconfirmed(signal, reading) ? { ...signal, strength: weaker[signal.strength] } : signal

const weighOne = (
  cause: CauseFact,
  reading: Reading,
  found: readonly Clue[],
  answers: readonly GivenAnswer[],
): Weighed | undefined => {
  const fitting = cause.signals.filter((signal) => fits(signal, reading)).map((signal) => seenFrom(signal, reading))
  const [signal, ...others] = [...fitting].sort((one, other) => points[other.strength] - points[one.strength])
  if (signal === undefined) return undefined
  const weighed = (weights: Readonly<Partial<Record<ClueName, number>>> = {}) =>
    found.filter(({ name }) => weights[name] !== undefined)
  const sum = (clues: readonly Clue[], weights: Readonly<Partial<Record<ClueName, number>>> = {}) =>
    clues.reduce((total, { name }) => total + (weights[name] ?? 0), 0)
  const [pro, con] = [weighed(cause.for), weighed(cause.against)]
  const has = (name: ClueName): boolean => found.some((each) => each.name === name)
  const isProved = signal.strength === 'decisive' || (cause.proof ?? []).some((set) => set.every(has))
  const given = answers.find((each) => each.cause === cause.id)
  const answer = cause.answers?.find(({ says }) => says === given?.says)
  const score =
    points[signal.strength] +
    Math.min(others.length, 1) +
    (cause.common - 1) +
    sum(pro, cause.for) -
    sum(con, cause.against) +
    (answer === undefined ? 0 : answer.speaks === 'for' ? answerPoints : -answerPoints)
  return {
    cause,
    score,
    isProved: isProved && !unconfirmed(signal, reading) && !con.some(({ name }) => (cause.against?.[name] ?? 0) >= 5),
    signal,
    for: pro,
    against: con,
    ...(answer && { answer }),
  }
}

/** Whether all that a signal says is seen. */
export const fits = (signal: Signal, reading: Reading): boolean => {
  const { at, status, code, codeless, aadsts, fragment, fault, path, method, empty } = signal
  if (at !== undefined && reading.service !== undefined && at !== reading.service) return false
  if (status !== undefined && reading.status !== undefined && status !== reading.status) return false
  if (status !== undefined && reading.status === undefined && code === undefined && fragment === undefined) return false
  if (code !== undefined && code.toLowerCase() !== reading.code?.toLowerCase()) return false
  if (codeless && reading.code !== undefined) return false
  if (aadsts !== undefined && !reading.aadsts.includes(aadsts)) return false
  if (fragment !== undefined && !squeezed(reading.text).includes(squeezed(fragment))) return false
  if (fault !== undefined && fault !== reading.fault?.code) return false
  if (path !== undefined && !path.test(reading.path ?? '')) return false
  if (method !== undefined && method !== reading.method) return false
  return empty === undefined || reading.isEmpty
}

// JSON that somebody laid out has blanks where the wire has none.
const squeezed = (text: string): string => text.replace(/"\s*:\s*"/g, '":"')

/** How sure the first is, seen from the second. */
export const confidenceOf = (weighed: readonly Weighed[], at: number): Confidence => {
  const [one, next] = weighed.slice(at)
  if (one?.isProved) return 'certain'
  if (at > 0 || one === undefined) return 'possible'
  return next === undefined || one.score - next.score >= 4 ? 'likely' : 'possible'
}
