import { type Outcome, type Removal, removeApplication, removeBusinessCentral, removeGrants } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { RunKind } from '../../runs/runs.ts'
import { setConcern } from '../../store/concerns.ts'
import { connectionCredential, rewireConnection } from '../../store/connections.ts'
import { changeRegistering } from '../../store/registerings.ts'
import { changeSetup } from '../../store/setups.ts'
import type { SetupParts } from '../engine.ts'
import { createStoreAnswer } from '../store-answer.ts'
import { type Attempt, attemptOf, type Move, noted } from './progress.ts'
import { createLoad, inside, inTurn, type Loaded, type RunSubject } from './run.ts'
import type { SignIns } from './sign-in.ts'

/** What undo takes back, in its order. */
export const planUndo = [
  {
    id: 'grants',
    what: 'Take the granted permissions back.',
    why: 'So that nothing is granted should somebody restore the application.',
  },
  {
    id: 'application',
    what: 'Delete the application with its service principal and secret, also among the deleted applications.',
    why: 'Landbridge made them.',
  },
  {
    id: 'business-central',
    what: 'Delete the service principal of Dynamics 365 Business Central, where Landbridge made it.',
    why: 'It stays where it was there before, or where another application uses it by now.',
  },
  {
    id: 'forget',
    what: 'Destroy the stored secret, and take the answers of the set-up back.',
    why: 'They belong to the deleted application.',
  },
  {
    id: 'withdraw',
    what: 'Give up this access: destroy the sign-in.',
    why: 'It is needed for nothing else. Where the application of it is new in the directory, it is removed too.',
  },
] as const

type UndoStepId = (typeof planUndo)[number]['id']

const takenBack = {
  severity: 'broken',
  what: 'The app registration was taken back by undo.',
  who: 'builder',
  remedy: 'Reconnect with another app registration, or delete the connection.',
} as const

/** "Not found" proves nothing of an application that is younger than this, in milliseconds. */
const youngMs = 5 * 60_000

const notes: Readonly<Record<Removal, string | undefined>> = {
  removed: undefined,
  'in-bin': 'It is kept among the deleted objects for 30 days; who signed in may not delete it there.',
  gone: 'It was not there.',
  kept: 'It stays: another application uses it.',
}

const ofRemoval = async (work: Promise<Outcome<Removal>>): Promise<Attempt> => {
  const outcome = await work
  if ('wait' in outcome) {
    const { wait: waitingFor, retryAfterMs: afterMs } = outcome
    return { state: 'waiting', waitingFor, ...(afterMs !== undefined && { afterMs }) }
  }
  const note = notes[outcome.done]
  return { state: 'done', ...(note !== undefined && { note }) }
}

const nothing = (note: string): Attempt => ({ state: 'done', note })

/** Takes back what was made, and nothing else. */
export const defineUndoRun = (parts: SetupParts, signIns: SignIns): RunKind<RunSubject> => {
  const { db, log, vault, runs, now } = parts
  const load = createLoad(parts)
  const storeAnswer = createStoreAnswer(parts)
  const at = () => new Date(now())

  const work = async (id: UndoStepId, { session, row }: Loaded): Promise<Attempt> => {
    const { application, principalId, lackedBusinessCentral } = row.made ?? {}
    const graph = () => signIns.open(session, row)
    switch (id) {
      case 'grants':
        return principalId === undefined
          ? nothing('None was granted.')
          : ofRemoval(removeGrants(await graph(), principalId))
      case 'application': {
        if (application === undefined) return nothing('None was made.')
        const isYoung = now() - Date.parse(application.at) < youngMs
        return ofRemoval(removeApplication(await graph(), application, isYoung))
      }
      case 'business-central':
        return lackedBusinessCentral === undefined || row.progress[id] === undefined
          ? nothing('It was there before, and stays.')
          : ofRemoval(removeBusinessCentral(await graph()))
      case 'forget':
        await forget({ session, row })
        return { state: 'done' }
      case 'withdraw':
        return { state: 'done', ...(await signIns.withdraw(session, row)) }
    }
  }

  const forget = ({ session, row }: Loaded) =>
    changeSetup(db, session.row.id, at(), async (setup, tx) => {
      const { answers, connection_id: connectionId, workspace_id: workspaceId } = setup
      const isOurs = answers.registration?.clientId === row.made?.application?.appId
      if (!isOurs || row.made?.application === undefined) return undefined
      if (setup.state === 'open')
        return storeAnswer(tx, { row: setup, step: 'registration', given: { registration: undefined }, app: null })
      const { secret: _, ...rest } = answers
      if (connectionId !== null) {
        const owner = { workspaceId, subjectId: connectionId }
        // The connection may have another credential of the same application by now.
        const named = [answers.secret?.credentialId, await connectionCredential(tx, connectionId)]
        for (const id of named) if (id != null) await vault.destroy(owner, id, { db: tx })
        await rewireConnection(tx, connectionId, {
          credential_id: null,
          credential_hint: null,
          credential_ends_at: null,
        })
        await setConcern(tx, connectionId, 'sign-in', takenBack, at())
      }
      return { answers: rest }
    })

  const attempt = async (subject: RunSubject, id: UndoStepId, count: number): Promise<Move> => {
    const loaded = await load(subject)
    if (loaded === undefined) return { go: 'end' }
    const came = await work(id, loaded).catch((error: unknown): Attempt => {
      if (error instanceof Fault) return attemptOf(error)
      log.warn({ err: error }, 'a step of an undo failed')
      return { state: 'waiting', waitingFor: inside }
    })
    let move: Move = { go: 'end' }
    await changeRegistering(db, subject.setupId, at(), async (row) => {
      if (row.run_id !== subject.runId) return undefined
      const next = noted(row.undo_progress, id, came, count, now())
      // What may not be deleted must not be forgotten.
      move = came.state === 'left' ? { go: 'end' } : next.move
      return { undoProgress: next.progress }
    })
    return move
  }

  const finish = (subject: RunSubject, isWhole: boolean) =>
    changeRegistering(db, subject.setupId, at(), async (row) => {
      if (row.run_id !== subject.runId) return undefined
      return isWhole ? { state: 'undone', made: null, progress: {}, planId: null } : { state: 'stopped' }
    })

  return runs.define<RunSubject>('setup.unregister', async (run, subject) => {
    const ids = planUndo.map(({ id }) => id)
    const isWhole = await inTurn(run, ids, (id, count) => attempt(subject, id, count))
    await run.step('finish', async () => void (await finish(subject, isWhole)))
  })
}
