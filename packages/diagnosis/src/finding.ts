import type { DeepLink, Fault, Mender } from '@landbridge/model'

/** What was found: it is so, it is not so, or it could not be told. */
export type Verdict = 'pass' | 'fail' | 'unknown'

/** One thing that was seen, for a person to compare. Never a token or a secret. */
export interface Evidence {
  readonly label: string
  readonly value: string
}

/** One thing that would explain a finding. Where two cannot be told apart, both are named. */
export interface Cause {
  /** Stable name, for example `card.disabled`. */
  readonly id: string
  /** Half a sentence that may follow "either", for example "State of the card is Disabled". */
  readonly text: string
  readonly remedy: string
  readonly who: Mender
  /** The page where it is mended. */
  readonly link?: DeepLink
}

/** The outcome of one probe. */
export interface Finding {
  /** Stable name of what was looked at, for example `token.roles`. */
  readonly id: string
  readonly verdict: Verdict
  /** What was found, in one sentence. */
  readonly what: string
  readonly evidence: readonly Evidence[]
  /** Absent where nothing is wrong, and where something cannot be looked at in principle. */
  readonly fault?: Fault
  /** Possible causes, the likeliest first; empty where the fault itself names the cause. */
  readonly causes: readonly Cause[]
  /** The page where it is mended. */
  readonly link?: DeepLink
}

type Rest = Partial<Pick<Finding, 'evidence' | 'causes' | 'link'>>

export const pass = (id: string, what: string, evidence: readonly Evidence[] = []): Finding => ({
  id,
  verdict: 'pass',
  what,
  evidence,
  causes: [],
})

/** Cannot be told, whatever is tried; it stops nothing. */
export const untold = (id: string, what: string, evidence: readonly Evidence[] = []): Finding => ({
  id,
  verdict: 'unknown',
  what,
  evidence,
  causes: [],
})

/** The same, with the reason, and with what would tell it. */
export const untoldBecause = (id: string, what: string, cause: Cause, evidence: readonly Evidence[] = []): Finding => ({
  ...untold(id, what, evidence),
  causes: [cause],
})

/**
 * A refusal, or no answer. What passes by itself leaves the matter unknown: it says nothing about the set-up.
 */
export const failed = (
  id: string,
  what: string,
  fault: Fault,
  { evidence = [], causes = [], link }: Rest = {},
): Finding => ({
  id,
  verdict: isPassing(fault) ? 'unknown' : 'fail',
  what: isPassing(fault) ? fault.message : what,
  evidence: [...evidence, ...evidenceOf(fault)],
  fault,
  causes: isPassing(fault) ? [] : causes,
  ...(link !== undefined && !isPassing(fault) && { link }),
})

/** Whether the same question may be answered otherwise a little later, without anybody having changed anything. */
export const isPassing = (fault: Fault): boolean => fault.fact.retry.startsWith('later')

const labels: Readonly<Record<string, string>> = {
  correlation_id: 'Correlation id',
  trace_id: 'Trace id',
  timestamp: 'Timestamp',
  correlationId: 'Correlation id',
}

/** What Microsoft's support asks for, and Microsoft's own words. */
const evidenceOf = ({ details: { theirs, theirMessage, status, correlation = {} } }: Fault): Evidence[] => [
  ...(theirs === undefined ? [] : [{ label: "Microsoft's code", value: theirs }]),
  ...(theirMessage === undefined ? [] : [{ label: "Microsoft's message", value: theirMessage }]),
  ...(status === undefined ? [] : [{ label: 'HTTP status', value: String(status) }]),
  ...Object.entries(correlation).map(([name, value]) => ({ label: labels[name] ?? name, value })),
]

/** The causes of a finding as one text: the only one, or all that look the same from outside. */
export const causeText = ({ causes, fault }: Pick<Finding, 'causes' | 'fault'>): string | undefined => {
  const [first, ...others] = causes
  if (first === undefined) return fault?.message
  if (others.length === 0) return sentence(first.text)
  const texts = causes.map(({ text }) => text)
  return `Either ${texts.slice(0, -1).join(', or ')}, or ${texts.at(-1)}. From outside these look the same.`
}

/** What to do about a finding; with several causes, one remedy after the other. */
export const remedyText = ({ causes, fault }: Pick<Finding, 'causes' | 'fault'>): string | undefined =>
  causes.length > 0 ? [...new Set(causes.map(({ remedy }) => remedy))].join(' ') : fault?.fact.remedy

/** Who can mend it: whoever the likeliest cause needs. */
export const menderOf = ({ causes, fault }: Pick<Finding, 'causes' | 'fault'>): Mender | undefined =>
  causes[0]?.who ?? fault?.fact.who

export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** Half a sentence as a whole one. */
export const sentence = (text: string): string => `${capital(text)}.`
