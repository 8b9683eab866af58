import type { DeepLink, Mender } from '@landbridge/model'
import { type Inquest, settlingInquiry } from './asking.ts'
import { clues } from './clues.ts'
import { type Evidence, sentence } from './finding.ts'
import { linkTo } from './links.ts'
import type { Confidence, GivenAnswer, Weighed } from './rank.ts'
import type { Reading } from './reading/reading.ts'
import type { DiagnosisSubject } from './subject.ts'

/** One thing that speaks for a cause or against it. */
export interface Reason {
  readonly text: string
  readonly evidence: readonly Evidence[]
}

/** A cause, with how sure it is, why, and what to do. */
export interface RankedCause {
  readonly id: string
  readonly title: string
  readonly confidence: Confidence
  readonly for: readonly Reason[]
  readonly against: readonly Reason[]
  readonly who: Mender
  readonly remedy: string
  readonly link?: DeepLink
  /** What a person can look up to be sure. */
  readonly question: string
}

/** What would tell apart those that look the same. */
export interface OpenQuestion {
  /** Ids of the causes. */
  readonly between: readonly string[]
  readonly question: string
  /** Id of the cause that the question is about. */
  readonly about: string
  /** What can be answered; none where no word answers it. Each changes the order. */
  readonly answers: readonly string[]
  /** A probe that would settle it, and what it lacks, for example `graphToken`. */
  readonly probe?: { readonly name: string; readonly needs: readonly string[] }
}

/** A weighed cause as a person is told it. */
export const ranked = (
  { cause, signal, for: pro, against, answer: given }: Weighed,
  confidence: Confidence,
  reading: Reading,
  place: DiagnosisSubject,
): RankedCause => {
  const link = cause.link === undefined ? undefined : linkTo(cause.link, place)
  const told = ({ name, evidence }: Weighed['for'][number]): Reason => ({ text: sentence(clues[name]), evidence })
  const answered = (speaks: 'for' | 'against'): Reason[] =>
    given?.speaks === speaks ? [{ text: `“${given.says}” was the answer to: ${cause.question}`, evidence: [] }] : []
  const shown = signal.aadsts === undefined ? reading.code : `AADSTS${signal.aadsts}`
  const answer = shown ?? (reading.status === undefined ? undefined : `HTTP ${reading.status}`)
  return {
    id: cause.id,
    title: cause.title,
    confidence,
    for: [
      { text: answer === undefined ? 'The failure has the signs of it.' : `The answer has ${answer}.`, evidence: [] },
      ...pro.map(told),
      ...answered('for'),
    ],
    against: [...against.map(told), ...answered('against')],
    who: cause.who,
    remedy: cause.remedy,
    ...(link && { link }),
    question: cause.question,
  }
}

/** Closer than this, the first two look the same. */
const tellApart = 8

/**
 * What is still open between the first and those near it: the question that was not put yet, of the likeliest that has
 * one. Undefined where the first is proved, and where all questions were put and one cause is left.
 */
export const openQuestion = (
  weighed: readonly Weighed[],
  inquest: Inquest,
  answers: readonly GivenAnswer[] = [],
): OpenQuestion | undefined => {
  const [first] = weighed
  if (first === undefined || first.isProved) return undefined
  const near = weighed.slice(1, 3).filter(({ score }) => first.score - score < tellApart)
  const [second] = near
  const probe = second && settlingInquiry(first, second, inquest)
  const unasked = [first, ...near].filter(({ cause }) => !answers.some((each) => each.cause === cause.id))
  const about = unasked.find(({ cause }) => cause.answers !== undefined) ?? unasked[0] ?? first
  if (about === first && unasked.length === 0 && near.length === 0) return undefined
  return {
    between: [first, ...near].map(({ cause }) => cause.id),
    question: about.cause.question,
    about: about.cause.id,
    answers: unasked.includes(about) ? (about.cause.answers ?? []).map(({ says }) => says) : [],
    ...(probe && { probe }),
  }
}
