import { randomUUID } from 'node:crypto'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import type { Run } from '../runs/runs.ts'
import { beginRoll, findHolder, type HolderView } from '../store/credential-life.ts'
import type { StoredRoll } from '../store/tables/credentials.ts'
import { activeKey, type LifeParts } from './own-graph.ts'
import { addNext } from './roll-add.ts'
import { abandonRoll, endRoll, type Move, type Rolling, storeStep } from './roll-end.ts'
import { proveNext } from './roll-prove.ts'
import { removeOld, switchOver } from './roll-switch.ts'

interface RollSubject {
  readonly subjectId: string
  readonly rollId: string
}

/** What a roll-over is begun with. */
export interface RollWish {
  readonly why: StoredRoll['why']
  readonly kind: 'secret' | 'certificate'
  /** @default only what Landbridge made */
  readonly removesOld?: boolean | undefined
}

/** Rolls credentials over, one roll-over of a holder at a time. */
export interface Roller {
  /**
   * Begins a roll-over.
   *
   * @returns False where one is under way.
   * @throws Fault `credential.over`
   */
  readonly begin: (subjectId: string, wish: RollWish) => Promise<boolean>
  /** Starts the run of a roll-over that was begun, where the process ended before it could. */
  readonly resume: (holder: Pick<HolderView, 'subject_id' | 'roll_id'>) => Promise<void>
}

/** The old credential stays for so long after the switch: late processes, and tokens that are got with it, in milliseconds. */
const overlapMs = 24 * 3_600_000
/** A new credential that Entra has taken once is known everywhere after so long, in milliseconds. */
const settleMs = 5 * 60_000
const settleLeakedMs = 30_000

/** Waits between attempts, in milliseconds; the last one again and again. */
const pauses = [5_000, 10_000, 20_000, 40_000, 60_000, 120_000, 300_000, 900_000, 3_600_000]

/** So many attempts at one step, about a day in all. */
const mostAttempts = 32

/**
 * Adds, proves, switches and removes as a durable run. Each step looks first and may be done again, so that a process
 * that ends anywhere leaves one credential more than needed at most, and never one too few.
 */
export const defineRolling = (parts: LifeParts, connections: Pick<Connections, 'forgetToken'>): Roller => {
  const { db, log, runs, now } = parts

  /** Undefined where this run has no more to say. */
  const load = async ({ subjectId, rollId }: RollSubject): Promise<Rolling | undefined> => {
    const holder = await findHolder(db, subjectId)
    return holder?.roll_id === rollId && holder.roll !== null ? { holder, roll: holder.roll, rollId } : undefined
  }

  const attempt = async (
    subject: RollSubject,
    step: StoredRoll['step'],
    work: (rolling: Rolling) => Promise<Move>,
  ): Promise<Move> => {
    const rolling = await load(subject)
    if (rolling === undefined) return { go: 'end' }
    if (rolling.roll.step !== step) await storeStep(parts, rolling, step)
    try {
      return await work(rolling)
    } catch (error) {
      if (!(error instanceof Fault)) log.warn({ err: error }, 'a step of a roll-over failed')
      const passes = !(error instanceof Fault) || /^(later|while-young)/.test(error.fact.retry)
      const why = error instanceof Fault ? error : new Fault('internal')
      if (passes) return { go: 'again', waitingFor: why.message, afterMs: why.details.retryAfterMs }
      await abandonRoll(parts, rolling, why)
      return { go: 'end' }
    }
  }

  /** One step until it is settled. @returns Whether the roll-over goes on. */
  const settle = async (
    { step, sleep }: Run,
    subject: RollSubject,
    name: StoredRoll['step'],
    work: (rolling: Rolling) => Promise<Move>,
  ): Promise<boolean> => {
    for (let count = 1; ; count += 1) {
      const move = await step(`${name} ${count}`, () => attempt(subject, name, work))
      if (move.go === 'on') return true
      if (move.go === 'end') return false
      if (count >= mostAttempts) {
        await step(`${name} given up`, async () => {
          const rolling = await load(subject)
          if (rolling !== undefined)
            await abandonRoll(parts, rolling, new Fault('graph.unavailable', { message: move.waitingFor }))
        })
        return false
      }
      await step(`${name} ${count} waits`, async () => {
        const rolling = await load(subject)
        if (rolling !== undefined) await storeStep(parts, rolling, name, move.waitingFor)
      })
      await sleep(Math.max(move.afterMs ?? 0, pauses[Math.min(count, pauses.length) - 1] ?? 0))
    }
  }

  const run = runs.define<RollSubject>('credentials.roll', async (run, subject) => {
    const steps = (name: StoredRoll['step'], work: (rolling: Rolling) => Promise<Move>) =>
      settle(run, subject, name, work)
    if (!(await steps('add', (rolling) => addNext(parts, rolling)))) return
    if (!(await steps('prove', (rolling) => proveNext(parts, rolling)))) return
    // One answer may come from the first place that knows it.
    const settlesMs = await run.step('settling', async () => {
      const rolling = await load(subject)
      if (rolling !== undefined) await storeStep(parts, rolling, 'switch', 'the new credential to be known everywhere')
      return rolling?.roll.why === 'leaked' ? settleLeakedMs : settleMs
    })
    await run.sleep(settlesMs)
    if (!(await steps('switch', (rolling) => switchOver(parts, connections, rolling)))) return
    // That it has leaked may have been said meanwhile.
    const isLeaked = await run.step('overlap', async () => {
      const rolling = await load(subject)
      if (rolling !== undefined) await storeStep(parts, rolling, 'overlap')
      return rolling?.roll.why === 'leaked'
    })
    if (!isLeaked) await run.sleep(overlapMs)
    if (!(await steps('remove', (rolling) => removeOld(parts, rolling)))) return
    await run.step('end', async () => {
      const rolling = await load(subject)
      if (rolling !== undefined) await endRoll(parts, rolling)
    })
  })

  const resume: Roller['resume'] = async ({ subject_id: subjectId, roll_id: rollId }) => {
    if (rollId === null) return
    const found = await runs.find(rollId)
    // One that ended without its last step leaves nobody waiting for ever.
    if (found !== undefined && found.state !== 'running') {
      const rolling = await load({ subjectId, rollId })
      if (rolling !== undefined) await abandonRoll(parts, rolling, found.fault ?? new Fault('internal'))
      return
    }
    await run.start(rollId, { subjectId, rollId })
  }

  return {
    begin: async (subjectId, { why, kind, removesOld }) => {
      const key = await activeKey(parts, subjectId)
      if (key === undefined) throw new Fault('credential.over')
      const rollId = randomUUID()
      const roll: StoredRoll = {
        of: key.id,
        why,
        // A certificate is never followed by something weaker.
        kind: key.kind === 'certificate' ? 'certificate' : kind,
        since: new Date(now()).toISOString(),
        step: 'add',
        removesOld: removesOld ?? key.made_by === 'landbridge',
      }
      if (!(await beginRoll(db, subjectId, rollId, roll))) return false
      await resume({ subject_id: subjectId, roll_id: rollId })
      return true
    },
    resume,
  }
}
