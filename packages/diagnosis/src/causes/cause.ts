import type { FaultCode, Mender } from '@landbridge/model'
import type { ClueName } from '../clues.ts'
import type { LinkName } from '../links.ts'

/** Which of Microsoft's services answered. */
export type Service = 'entra' | 'graph' | 'bc' | 'admin'

/**
 * How much a signal says by itself: `decisive` where nothing else gives it, `strong` where few others do, `fair` and
 * `weak` where several do.
 */
export type SignalStrength = 'decisive' | 'strong' | 'fair' | 'weak'

/** What of a failure shows a cause. All that is said must be seen. */
export interface Signal {
  readonly strength: SignalStrength
  /** Which service answered; fits a failure of which that is not known. */
  readonly at?: Service
  readonly status?: number
  /** `error.code`, or `error` of sign-in. Compared without regard to case. */
  readonly code?: string
  /** Whether the answer names no code at all. */
  readonly codeless?: true
  readonly aadsts?: number
  /** Part of the text, in lower case; a short one, because sentences change. */
  readonly fragment?: string
  /** The fault of the model that the answer stands for. */
  readonly fault?: FaultCode
  /** Part of the path of the request; does not fit a failure whose request is not known. */
  readonly path?: RegExp
  readonly method?: string
  /** A list that is answered with nothing in it. */
  readonly empty?: true
}

export type Weights = Readonly<Partial<Record<ClueName, number>>>

/** One answer to the question of a cause. */
export interface CauseAnswer {
  /** As it is offered to a person. */
  readonly says: string
  readonly speaks: 'for' | 'against'
}

/** One problem: how it is seen, how it is proved, who mends it and how. A new problem is one such row. */
export interface CauseFact {
  /** `P01` and so on; stable. */
  readonly id: string
  readonly title: string
  readonly who: Mender
  readonly remedy: string
  /** The page on which it is mended. */
  readonly link?: LinkName
  /** How often people meet it, judged from public threads: 3 very common, 2 common, 1 occasional. */
  readonly common: 1 | 2 | 3
  readonly signals: readonly Signal[]
  /** What speaks for it and against it: 1 a little, 8 nearly settles it. */
  readonly for?: Weights
  readonly against?: Weights
  /** Clues that together prove it, given one of its signals. Several such sets are alternatives. */
  readonly proof?: readonly (readonly ClueName[])[]
  /** What a person can look up where no program can. */
  readonly question: string
  /** What can be answered, and what each answer says; absent where no word answers it. */
  readonly answers?: readonly CauseAnswer[]
  /** `person` where no answer of a server shows it. */
  readonly seenBy?: 'person'
}

/** Several `AADSTS` numbers that say the same. */
export const numbered = (strength: SignalStrength, ...numbers: readonly number[]): readonly Signal[] =>
  numbers.map((aadsts) => ({ strength, at: 'entra', aadsts }))

/** Pieces of text that say the same. */
export const worded = (strength: SignalStrength, ...fragments: readonly string[]): readonly Signal[] =>
  fragments.map((fragment) => ({ strength, fragment }))

/** Several codes that say the same. */
export const coded = (strength: SignalStrength, at: Service, ...codes: readonly string[]): readonly Signal[] =>
  codes.map((code) => ({ strength, at, code }))

/** Answers to a question, the first of which speaks for the cause. */
export const either = (pro: string, con: string): readonly CauseAnswer[] => [
  { says: pro, speaks: 'for' },
  { says: con, speaks: 'against' },
]

export const ifYes: readonly CauseAnswer[] = either('Yes', 'No')

/** The same for a question that asks whether all is in order. */
export const ifNo: readonly CauseAnswer[] = [
  { says: 'Yes', speaks: 'against' },
  { says: 'No', speaks: 'for' },
]
