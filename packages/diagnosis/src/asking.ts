import type { Clue, ClueName } from './clues.ts'
import type { Reach } from './facts.ts'
import type { Evidence } from './finding.ts'
import { inquiries } from './inquiries/index.ts'
import type { Inquiry, Known, KnownName, Learned } from './inquiries/inquiry.ts'
import { outOfTheRunning, type Weighed } from './rank.ts'

/** Requests of one diagnosis at most. */
export const mostRequests = 12
/** Requests that go out at the same time; Business Central works on five of one application at once. */
const mostAtOnce = 4

/** What was asked, for a person who wants to see how a diagnosis came about. */
export interface AskedProbe {
  readonly name: string
  readonly asks: string
  /** Clues that it found, by name. */
  readonly found: readonly ClueName[]
  readonly evidence: readonly Evidence[]
  /** In milliseconds. */
  readonly ms: number
}

/** What is known while a diagnosis goes on. */
export interface Inquest {
  readonly known: Partial<Known>
  readonly clues: readonly Clue[]
  readonly asked: readonly AskedProbe[]
  /** Requests that were sent so far. */
  readonly sent: () => number
}

/** Which clues would still change the order of those in the running. */
const openClues = (weighed: readonly Weighed[], found: readonly Clue[]): ReadonlySet<ClueName> => {
  const [top] = weighed
  if (top === undefined || top.isProved) return new Set()
  const running = weighed.filter(({ score }) => score >= top.score - outOfTheRunning)
  const named = running.flatMap(({ cause: { for: pro = {}, against = {}, proof = [] } }) => [
    ...(Object.keys(pro) as ClueName[]),
    ...(running.length > 1 ? (Object.keys(against) as ClueName[]) : []),
    ...proof.flat(),
  ])
  return new Set(named.filter((name) => !found.some((each) => each.name === name)))
}

const isMet = ({ needs }: Pick<Inquiry, 'needs'>, known: Partial<Known>): boolean =>
  needs.every((name) => known[name] !== undefined)

/**
 * The inquiries to be made next: those that can tell something which is still open, and those that give what such a
 * one needs. None where the first cause is proved, or where nothing more can be learned.
 */
export const nextInquiries = (
  weighed: readonly Weighed[],
  { known, clues, asked, sent }: Inquest,
): readonly Inquiry[] => {
  const open = openClues(weighed, clues)
  const left = inquiries.filter(({ name, isIdle }) => !asked.some((each) => each.name === name) && !isIdle?.(known))
  const useful = left.filter(({ tells }) => tells.some((name) => open.has(name)))
  const missing = new Set<KnownName>()
  const wanted = new Set(useful)
  // What a wanted one needs is wanted too, and what that needs.
  for (let grew = true; grew; ) {
    for (const each of wanted) for (const name of each.needs) if (known[name] === undefined) missing.add(name)
    const more = left.filter((each) => !wanted.has(each) && each.gives.some((name) => missing.has(name)))
    for (const each of more) wanted.add(each)
    grew = more.length > 0
  }
  const ready = inquiries.filter((each) => wanted.has(each) && isMet(each, known))
  const chosen: Inquiry[] = []
  let cost = sent()
  for (const each of ready) {
    if (chosen.length === mostAtOnce || cost + each.requests > mostRequests) continue
    chosen.push(each)
    cost += each.requests
  }
  return chosen
}

const weightOf = ({ cause: { for: pro = {}, against = {} } }: Weighed, name: ClueName): number =>
  (pro[name] ?? 0) - (against[name] ?? 0)

/** The inquiry that would best tell the first from the second, were its needs met; with what it lacks. */
export const settlingInquiry = (
  first: Weighed,
  second: Weighed,
  { known, clues, asked }: Inquest,
): { readonly name: string; readonly needs: readonly KnownName[] } | undefined => {
  const apart = (name: ClueName): number =>
    clues.some((each) => each.name === name) ? 0 : Math.abs(weightOf(first, name) - weightOf(second, name))
  const [best] = inquiries
    .filter((each) => !asked.some(({ name }) => name === each.name) && !each.isIdle?.(known) && !isMet(each, known))
    .map((inquiry) => ({ inquiry, worth: Math.max(...inquiry.tells.map(apart)) }))
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth)
  if (best === undefined) return undefined
  const { name, needs } = best.inquiry
  return { name, needs: needs.filter((each) => known[each] === undefined) }
}

/** Makes inquiries together, and adds what they have learned. */
export const inquire = async (
  made: readonly Inquiry[],
  inquest: Inquest,
  reach: Reach,
): Promise<{ readonly inquest: Inquest; readonly learned: readonly Learned[] }> => {
  const { now = Date.now } = reach
  const answers = await Promise.all(
    made.map(async (inquiry) => {
      const startedAt = now()
      const learned = await inquiry.look(inquest.known as Known, reach)
      return { inquiry, learned, ms: now() - startedAt }
    }),
  )
  reach.signal?.throwIfAborted()
  const learned = answers.map((each) => each.learned)
  const clues = [...inquest.clues]
  for (const each of learned.flatMap((one) => one.clues))
    if (!clues.some(({ name }) => name === each.name)) clues.push(each)
  return {
    learned,
    inquest: {
      known: Object.assign({}, inquest.known, ...learned.map((each) => each.known ?? {})) as Partial<Known>,
      clues,
      asked: [
        ...inquest.asked,
        ...answers.map(({ inquiry: { name, asks }, learned: { clues: found, evidence = [] }, ms }) => ({
          name,
          asks,
          found: found.map((each) => each.name),
          evidence,
          ms,
        })),
      ],
      sent: inquest.sent,
    },
  }
}
