import type { Fault, FaultCode } from '@landbridge/model'
import { type AskedProbe, type Inquest, inquire, nextInquiries } from './asking.ts'
import { type Clue, clue } from './clues.ts'
import { countRequests } from './counting.ts'
import type { Reach } from './facts.ts'
import { type Evidence, isPassing } from './finding.ts'
import { walk } from './inquiries/index.ts'
import type { Known, Learned } from './inquiries/inquiry.ts'
import { type Change, changesSince, cluesOfLastGood, type LastGood } from './last-good.ts'
import { confidenceOf, type GivenAnswer, outOfTheRunning, type Weighed, weigh } from './rank.ts'
import { type RawAnswer, type Reading, readAnswer, readFault } from './reading/reading.ts'
import { cluesAtHand } from './reading/request-clues.ts'
import { readSent, type Sent, type SentRequest } from './reading/sent.ts'
import type { DiagnosisSubject } from './subject.ts'
import { isOurs } from './token-clues.ts'
import { type OpenQuestion, openQuestion, type RankedCause, ranked } from './verdict.ts'

/** A call that failed, in whichever form it is at hand. */
export interface Failure {
  /** What a client of ours threw. */
  readonly fault?: Fault
  /** The answer as it came; also where it is a success that is not what was expected, such as an empty list. */
  readonly answer?: RawAnswer
  /** Error JSON, a page of HTML, the address a browser came back to, or the words of a screenshot. */
  readonly text?: string
  /** The request, where it is known. It is read and forgotten; no token and no secret of it comes back. */
  readonly sent?: SentRequest
  /** Whether it was sent with a token that the credential or the sign-in of the subject gives. @default not known */
  readonly withOwnToken?: boolean
}

export interface DiagnoseOptions {
  /** Absent where a connection is to be looked at of which no failed call is at hand. */
  readonly failure?: Failure
  /** Absent where only a text is at hand; then nobody is asked. */
  readonly subject?: DiagnosisSubject
  readonly lastGood?: LastGood
  /** What a person has answered to the questions of causes. */
  readonly answers?: readonly GivenAnswer[]
  readonly reach?: Reach
}

/** The outcome of a diagnosis. Holds no token and no secret. */
export interface Diagnosis {
  /** `named`: there are causes; `unknown`: a failure that no cause explains; `nothing_wrong`: nothing fails. */
  readonly verdict: 'named' | 'unknown' | 'nothing_wrong'
  /** The likeliest first; five at most. */
  readonly causes: readonly RankedCause[]
  readonly open?: OpenQuestion
  /** What of the failure was read: Microsoft's code and words, and the ids for Microsoft's support. */
  readonly seen: readonly Evidence[]
  readonly code?: FaultCode
  readonly changes: readonly Change[]
  readonly probes: readonly AskedProbe[]
}

const mostCauses = 5

/**
 * Names the causes of a failure, the likeliest first, each with what speaks for it and against it. Asks only what can
 * still change the order, twelve requests at most, all of them reading; stops as soon as one cause is proved. Works
 * from a failed call, from a connection alone, and from a text alone.
 *
 * @throws what the signal of `reach` was aborted with; nothing of Microsoft's
 */
export const diagnose = async ({
  failure,
  subject: about = {},
  lastGood,
  answers = [],
  reach: outside = {},
}: DiagnoseOptions): Promise<Diagnosis> => {
  const { reach, source, sent } = countRequests(outside)
  const subject = {
    ...about,
    ...(about.signIn && { signIn: source(about.signIn) }),
    ...(about.graph && { graph: source(about.graph) }),
  }
  const now = (reach.now ?? Date.now)()
  const request = failure?.sent && readSent(failure.sent)
  const known = knownAt(subject, failure, request)
  const given = failure && readingOf(failure, request?.sent)
  const start: Inquest = { known, clues: [], asked: [], sent }
  let { reading, inquest: begun } = given ? { reading: given, inquest: start } : await walkThrough(start, reach)
  let inquest = withClues(begun, cluesAtHand(subject, reading, request?.sent ?? pathOnly(reading), now))
  inquest = withClues(inquest, cluesOfLastGood(lastGood, subject.environment, inquest.clues))
  const rest = () => ({
    changes:
      lastGood === undefined
        ? []
        : changesSince(lastGood, inquest.known, inquest.clues, { now, actsAs: actorOf(subject) }),
    probes: inquest.asked,
  })
  if (reading === undefined) return { verdict: 'nothing_wrong', causes: [], seen: [], ...rest() }
  let weighed = weigh(reading, inquest.clues, answers)
  for (let next = nextInquiries(weighed, inquest); next.length > 0; next = nextInquiries(weighed, inquest)) {
    const step = await inquire(next, inquest, reach)
    inquest = step.inquest
    if (failure?.withOwnToken) inquest = withOwnAudience(inquest)
    reading = deeper(reading, step.learned)
    inquest = withClues(inquest, cluesOfLastGood(lastGood, subject.environment, inquest.clues))
    weighed = weigh(reading, inquest.clues, answers)
  }
  const place = { ...subject, ...(inquest.known.tenantId !== undefined && { tenant: inquest.known.tenantId }) }
  const causes = inTheRunning(weighed).map((each, at) => ranked(each, confidenceOf(weighed, at), reading, place))
  const open = openQuestion(weighed, inquest, answers)
  return {
    verdict: causes.length > 0 ? 'named' : 'unknown',
    causes,
    ...(open && { open }),
    seen: reading.evidence,
    ...(reading.fault && { code: reading.fault.code }),
    ...rest(),
  }
}

const actorOf = ({ actsAs, signIn }: DiagnosisSubject) => actsAs ?? (signIn ? ('person' as const) : undefined)

/** What is known already stays as it was found. */
const withClues = (inquest: Inquest, more: readonly Clue[]): Inquest => {
  const isKnown = ({ name }: Clue): boolean => inquest.clues.some((each) => each.name === name)
  return { ...inquest, clues: [...inquest.clues, ...more.filter((each) => !isKnown(each))] }
}

/** Where one is proved, what it explains far better is left out. */
const inTheRunning = (weighed: readonly Weighed[]): readonly Weighed[] => {
  const [first] = weighed
  if (first === undefined || !first.isProved) return weighed.slice(0, mostCauses)
  return weighed
    .filter(({ isProved, score }) => isProved || score >= first.score - outOfTheRunning)
    .slice(0, mostCauses)
}

const readingOf = ({ fault, answer, text }: Failure, sent: Sent | undefined): Reading | undefined => {
  if (fault !== undefined) return readFault(fault, sent)
  if (answer !== undefined) return readAnswer(answer, sent)
  return text === undefined ? undefined : readAnswer({ body: text }, sent)
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const knownAt = (
  subject: DiagnosisSubject,
  failure: Failure | undefined,
  request: { readonly sent: Sent; readonly token?: string } | undefined,
): Partial<Known> => {
  const {
    endpoints,
    tenant,
    clientId,
    credential,
    signIn,
    environment,
    companies,
    wanted,
    application,
    extensionId,
    person,
  } = subject
  const isPerson = (request?.sent.claims?.scp.length ?? 0) > 0 && request?.sent.service === 'bc'
  const isGraph = request?.sent.service === 'graph'
  const mayUseSent = isPerson || (credential === undefined && signIn === undefined && request?.sent.service === 'bc')
  const graphToken = isGraph ? request?.token : undefined
  const readsAgain = failure?.sent?.method.toUpperCase() === 'GET' && request?.sent.service === 'bc'
  return {
    ...(endpoints && { endpoints }),
    ...(tenant !== undefined && { tenant }),
    // An id needs no finding out; whether the directory exists is asked where it matters.
    ...(tenant !== undefined && guid.test(tenant) && { tenantId: tenant.toLowerCase() }),
    ...(clientId !== undefined && { clientId }),
    ...(credential && { credential }),
    ...(signIn && { signIn }),
    ...(subject.scope !== undefined && { scope: subject.scope }),
    ...(application?.home !== undefined && application.home !== tenant && { home: application.home }),
    ...(environment !== undefined && { environmentName: environment, environment }),
    ...(companies && companies.length > 0 && { companies }),
    ...(wanted && wanted.length > 0 && { wanted }),
    ...(extensionId !== undefined && { extensionId }),
    ...(person !== undefined && { person }),
    ...(request && { sent: request.sent }),
    ...(readsAgain && failure?.sent && { again: failure.sent.url }),
    ...(subject.graph && { graph: subject.graph }),
    ...(graphToken !== undefined && { graphToken }),
    ...(mayUseSent && request?.token !== undefined && { token: request.token, claims: request.sent.claims ?? null }),
  }
}

const pathOnly = (reading: Reading | undefined): Sent | undefined =>
  reading?.path === undefined ? undefined : readSent({ method: reading.method ?? 'GET', url: reading.path }).sent

/** Goes the way of a program until something fails. */
const walkThrough = async (start: Inquest, reach: Reach): Promise<{ inquest: Inquest; reading?: Reading }> => {
  let inquest = start
  for (const inquiry of walk) {
    const isMet = inquiry.needs.every((name) => inquest.known[name] !== undefined)
    if (!isMet || inquiry.isIdle?.(inquest.known)) continue
    const step = await inquire([inquiry], inquest, reach)
    inquest = step.inquest
    const [learned] = step.learned
    const reading = learned && failureIn(learned)
    if (reading !== undefined) return { inquest: withOwnAudience(inquest), reading }
  }
  return { inquest }
}

/** Nobody else's request is in question on this way, so the token is the one that counts. */
const withOwnAudience = (inquest: Inquest): Inquest => {
  const { claims } = inquest.known
  return claims && isOurs(claims) ? withClues(inquest, [clue('audience.good')]) : inquest
}

/**
 * Where Business Central refuses a token and Entra issues none now, there is no good token to refuse: what Entra says
 * goes deeper.
 */
const deeper = (reading: Reading, learned: readonly Learned[]): Reading => {
  if (reading.service !== 'bc' || reading.status !== 401) return reading
  const found = learned.flatMap((each) => failureIn(each) ?? []).find(({ service }) => service === 'entra')
  if (found?.fault === undefined || isPassing(found.fault)) return reading
  return { ...found, evidence: [...reading.evidence, ...found.evidence] }
}

const failureIn = ({ refusal, empty, evidence = [] }: Learned): Reading | undefined => {
  if (refusal !== undefined) {
    const { sent } = readSent({ method: refusal.method, url: refusal.path })
    return readFault(refusal.fault, sent)
  }
  if (empty === undefined) return undefined
  const { sent } = readSent({ method: empty.method, url: empty.path })
  return { ...readAnswer({ status: 200, body: '{"value":[]}' }, sent), evidence }
}
