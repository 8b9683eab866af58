import { type Problem, problems, Refused, type Simulator, seededRandom, startSimulator } from '@landbridge/simulator'
import { judge, meet, Overtaken, type Unlucky } from './unlucky.ts'

/** In which form a failure is handed over, and who may be asked. */
export interface Way {
  readonly title: string
  /** Whether somebody of the directory allows a look by Graph. */
  readonly graph?: true
  /** What of the failure, and of the program, is at hand. @default all of it */
  readonly give?: (unlucky: Unlucky) => Partial<Unlucky>
  /** Whether there is no failed call at all. */
  readonly withoutFailure?: true
  readonly rows: readonly Problem[]
}

const answerAlone = ({ failure: { sent: _, ...rest } }: Unlucky): Partial<Unlucky> => ({ failure: rest })
const textAlone = ({ failure: { text, answer } }: Unlucky): Partial<Unlucky> => ({
  failure: { text: text ?? answer?.body ?? '' },
  subject: {},
})
const hasText = ({ signal }: Problem): boolean =>
  signal.code !== undefined || signal.aadsts !== undefined || signal.fragment !== undefined

export const ways: readonly Way[] = [
  { title: 'failed call', rows: problems },
  { title: 'failed call, and a look by Graph', graph: true, rows: problems },
  { title: 'answer without its request', give: answerAlone, rows: problems },
  {
    title: 'connection without a failed call',
    withoutFailure: true,
    rows: problems.filter(({ program }) => /^app (asks|reads|lists)/.test(program)),
  },
  { title: 'copied text alone', give: textAlone, rows: problems.filter(hasText) },
]

/** How good the verdicts were. */
export interface Figures {
  readonly diagnoses: number
  /** The true cause is named first. */
  readonly first: number
  /** It is among the first three. */
  readonly firstThree: number
  readonly certain: number
  /** Named as certain, and not the true cause. */
  readonly certainAndWrong: number
  readonly mostRequests: number
  /** Ids of those whose cause is not named first, in their order. */
  readonly notFirst: string
}

export interface Measured extends Figures {
  readonly slowestMs: number
}

/** One simulator after the other: a world is put back to its start, but a clock never goes back. */
export const worlds = () => {
  let sim: Simulator | undefined
  return {
    next: async (): Promise<Simulator> => {
      if (sim !== undefined && Math.abs(sim.clock.now() - Date.now()) > 60_000) {
        await sim.stop()
        sim = undefined
      }
      sim ??= await startSimulator({ ports: 'free' })
      sim.control.reset()
      return sim
    },
    stop: async (): Promise<void> => sim?.stop(),
  }
}

type Worlds = ReturnType<typeof worlds>

/** @throws Error where a verdict holds a secret or a token of the failed call. */
const refuseLeaks = (shown: string, { failure, subject }: Unlucky): void => {
  const { credential } = subject
  const token = /^Bearer (.+)$/i.exec(failure.sent?.headers?.authorization ?? '')?.[1]
  const hidden = [token, credential && 'secret' in credential ? credential.secret.trim() : undefined]
  for (const each of hidden)
    if (each !== undefined && each.length > 8 && shown.includes(each)) throw new Error('A verdict holds a secret.')
}

/** Lets each of them happen, and compares the verdict with what is true. */
export const measure = async (
  cases: readonly (readonly Problem[])[],
  way: Omit<Way, 'rows' | 'title'>,
  { next }: Worlds,
): Promise<Measured> => {
  let [diagnoses, first, firstThree, certain, certainAndWrong, mostRequests, slowestMs] = [0, 0, 0, 0, 0, 0, 0]
  const notFirst: string[] = []
  for (const met of cases) {
    const sim = await next()
    const unlucky = await meet(sim, met, way).catch((error: unknown) => {
      // Two problems may want the same thing of the world; then they cannot happen together.
      if (met.length > 1 && (error instanceof Refused || error instanceof Overtaken)) return undefined
      throw error
    })
    if (unlucky === undefined || unlucky.seen.isGood) continue
    const given = { ...unlucky, ...way.give?.(unlucky) }
    const { diagnosis, ms, requests } = await judge(given, way.withoutFailure)
    refuseLeaks(JSON.stringify(diagnosis), given)
    const isTrue = (id: string) => met.some(({ cause }) => cause === id)
    const at = diagnosis.causes.findIndex(({ id }) => isTrue(id))
    const sure = diagnosis.causes.filter(({ confidence }) => confidence === 'certain')
    diagnoses++
    if (at === 0) first++
    else notFirst.push(met.map(({ id }) => id).join('+'))
    if (at >= 0 && at < 3) firstThree++
    if (sure.length > 0) certain++
    if (sure.some(({ id }) => !isTrue(id))) certainAndWrong++
    mostRequests = Math.max(mostRequests, requests)
    slowestMs = Math.max(slowestMs, ms)
  }
  return {
    diagnoses,
    first,
    firstThree,
    certain,
    certainAndWrong,
    mostRequests,
    slowestMs,
    notFirst: notFirst.join(' '),
  }
}

/** All pairs that one and the same program can meet, each once. */
export const pairsOfOneProgram: readonly (readonly Problem[])[] = problems.flatMap((one, at) =>
  problems
    .slice(at + 1)
    .filter((other) => other.program === one.program && other.cause !== one.cause)
    .map((other) => [one, other]),
)

/** Pairs that happen together, always the same: each problem with others of its program, and with any. */
export const samplePairs = (count: number): readonly (readonly Problem[])[] => {
  const random = seededRandom('pairs of problems')
  const pick = <T>(rows: readonly T[]): T => rows[random.between(0, rows.length - 1)]!
  const pairs = new Map<string, readonly Problem[]>()
  for (let tried = 0; pairs.size < count && tried < count * 20; tried++) {
    const one = pick(problems)
    const near = problems.filter(({ program }) => program === one.program)
    const other = pick(tried % 3 === 0 ? problems : near)
    if (other.cause !== one.cause) pairs.set(`${one.id}+${other.id}`, [one, other])
  }
  return [...pairs.values()]
}
