import { createGraph, type Graph, type Removal, removeOwnAccess } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Db } from '../../store/database.ts'
import { changeRegistering, type RegisteringRow } from '../../store/registerings.ts'
import type { Owner } from '../../vault/vault.ts'
import type { SetupParts } from '../engine.ts'
import type { Session } from '../session.ts'

/** A sign-in with less life than this is not begun with, in milliseconds. */
const leastLifeMs = 60_000

/** Longest wait for one answer of Graph's, in milliseconds. */
const timeoutMs = 30_000

/** The sign-in belongs to nobody but the work that it is for. */
export const ownerOf = ({ workspace_id, id }: Pick<RegisteringRow, 'workspace_id' | 'id'>): Owner => ({
  workspaceId: workspace_id,
  subjectId: id,
})

/** Whether somebody is signed in for long enough to begin something. */
export const isSignedIn = (
  { sign_in_id, sign_in_ends_at }: Pick<RegisteringRow, 'sign_in_id' | 'sign_in_ends_at'>,
  now: number,
): boolean => sign_in_id !== null && (sign_in_ends_at?.getTime() ?? 0) - now > leastLifeMs

/** The administrator's sign-in at Graph: kept sealed, opened for each request, destroyed at its end at the latest. */
export const createSignIns = (parts: SetupParts) => {
  const { db, log, vault, outgoing, runs, now } = parts

  const graphWith = ({ context }: Session, token: string): Graph =>
    createGraph({ graph: context.endpoints.graph, token, fetch: outgoing.fetch, now, timeoutMs })

  /** @throws Fault `graph.sign_in_ended` */
  const open = async (session: Session, row: RegisteringRow): Promise<Graph> => {
    const { sign_in_id: id, sign_in_ends_at: endsAt } = row
    if (id === null || (endsAt?.getTime() ?? 0) <= now()) throw new Fault('graph.sign_in_ended')
    return graphWith(session, Buffer.from(await vault.open(ownerOf(row), id)).toString('utf8'))
  }

  const destroy = (setupId: string, only?: string) =>
    changeRegistering(db, setupId, new Date(now()), async (row, tx) => {
      if (row.sign_in_id === null || (only !== undefined && row.sign_in_id !== only)) return undefined
      await vault.destroyAll(ownerOf(row), { db: tx })
      return { signIn: null }
    })

  interface Kept {
    readonly workspaceId: string
    readonly setupId: string
    readonly registeringId: string
    readonly signInId: string
    readonly forMs: number
  }

  /** Nobody may have come back to use it. */
  const ending = runs.define<Kept>('setup.sign-in-ends', async ({ step, sleep }, kept) => {
    const { workspaceId, setupId, registeringId, signInId, forMs } = kept
    await sleep(forMs)
    await step('destroy', async () => {
      await destroy(setupId, signInId)
      // Where the set-up is gone meanwhile, the row is too.
      await vault.destroy({ workspaceId, subjectId: registeringId }, signInId)
    })
  })

  /** Seals a token within a transaction, in the place of the one before. */
  const keep = async (tx: Db, row: RegisteringRow, token: string, endsAtMs: number) => {
    const owner = ownerOf(row)
    if (row.sign_in_id !== null) await vault.destroy(owner, row.sign_in_id, { db: tx })
    return { id: await vault.seal(owner, Buffer.from(token, 'utf8'), { db: tx }), endsAt: new Date(endsAtMs) }
  }

  const endLater = (row: RegisteringRow) =>
    row.sign_in_id === null
      ? undefined
      : ending.start(row.sign_in_id, {
          workspaceId: row.workspace_id,
          setupId: row.setup_id,
          registeringId: row.id,
          signInId: row.sign_in_id,
          forMs: Math.max(0, (row.sign_in_ends_at?.getTime() ?? 0) - now()),
        })

  const removeAccess = async (session: Session, row: RegisteringRow): Promise<Removal | undefined> => {
    const { signInClientId: clientId } = session.context.integration
    const { sign_in_id, tenant_id: tenantId, left_at: leftAt } = row
    if (clientId === null || sign_in_id === null || tenantId === null || leftAt === null) return undefined
    try {
      return await removeOwnAccess(await open(session, row), { clientId, tenantId, since: leftAt.getTime() })
    } catch (error) {
      // The rest is done all the same, and an administrator can remove it at any time.
      log.warn({ err: error }, 'the application of the sign-in could not be removed')
      return undefined
    }
  }

  /** Gives the access up. @returns What there is to say about it. */
  const withdraw = async (session: Session, row: RegisteringRow): Promise<{ readonly note?: string }> => {
    const removal = await removeAccess(session, row)
    await destroy(row.setup_id)
    return removal === 'removed' || removal === 'in-bin'
      ? { note: 'The application that you signed in through is removed from the directory.' }
      : {}
  }

  return { graphWith, open, keep, endLater, destroy, withdraw }
}

export type SignIns = ReturnType<typeof createSignIns>
