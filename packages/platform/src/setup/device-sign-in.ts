import { anyOrganisation, beginDeviceCode, pollDeviceCode } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Handlers } from '../handler.ts'
import {
  type DeviceCodeRow,
  findDeviceCode,
  putDeviceCode,
  slowDeviceCode,
  takeDeviceCode,
  takeDeviceTurn,
} from '../store/device-codes.ts'
import { changeSetup } from '../store/setups.ts'
import type { Owner } from '../vault/vault.ts'
import { type Engine, mustBeOpen, type SetupParts } from './engine.ts'
import { actingApp, type Session } from './session.ts'
import { findStep } from './steps/index.ts'
import { signedInAs, signInRefused } from './steps/sign-in.ts'
import { createStoreAnswer } from './store-answer.ts'
import type { Walk } from './walk.ts'

export type DeviceOperation = 'setup.beginDevice' | 'setup.pollDevice'

/** Sign-in of a person on another device, for who has no browser at hand. Tokens and the secret half never leave here. */
export const deviceHandlers = (
  parts: SetupParts,
  walk: Pick<Walk, 'get'>,
  engine: Engine,
): Pick<Handlers, DeviceOperation> => {
  const { db, vault, now } = parts
  const storeAnswer = createStoreAnswer(parts)

  /** @throws Fault `setup.ended`, `setup.step_locked`, `integration.off`, `integration.app_missing` */
  const mustBeSignIn = (session: Session): { clientId: string; owner: Owner } => {
    mustBeOpen(session)
    const { row, context, states } = session
    const state = states.get('sign-in')
    if (state !== 'current' && state !== 'done')
      throw new Fault('setup.step_locked', { message: 'Nobody has to sign in at this set-up now.' })
    const { clientId } = context.integration
    if (clientId === null) throw new Fault('integration.app_missing')
    if (row.connection_id === null) throw new Fault('setup.ended')
    return { clientId, owner: { workspaceId: row.workspace_id, subjectId: row.connection_id } }
  }

  const clientOf = (session: Session, clientId: string) => {
    const { reach, endpoints, found } = engine.leaveContext(session)
    // Who signs in again signs in to the directory that the connection belongs to.
    return { ...reach, authority: endpoints.authority, tenant: found.tenantId ?? anyOrganisation, clientId }
  }

  /** Takes the code away, and what is sealed of it. */
  const end = (setupId: string, owner: Owner) =>
    db.transaction().execute(async (tx) => {
      const former = await takeDeviceCode(tx, setupId)
      if (former !== undefined) await vault.destroy(owner, former.credential_id, { db: tx })
    })

  /** Asks Microsoft, and stores what came of it. */
  const ask = async (session: Session, code: DeviceCodeRow, place: { clientId: string; owner: Owner }) => {
    const { clientId, owner } = place
    const credential = await engine.leaveContext(session).credential()
    if (credential === undefined) throw new Fault('integration.app_missing')
    const deviceCode = Buffer.from(await vault.open(owner, code.credential_id)).toString('utf8')
    const client = { ...clientOf(session, clientId), credential }
    const polled = await pollDeviceCode(client, { deviceCode, intervalMs: code.interval_ms })
    if (polled.state === 'waiting') {
      const { intervalMs } = polled
      if (intervalMs !== code.interval_ms) await slowDeviceCode(db, code, { intervalMs, at: new Date(now()) })
      return { state: 'waiting' as const, intervalMs }
    }
    const { answers: given, found: learned, refreshToken } = signedInAs(polled.signedIn, session.context)
    await changeSetup(db, session.row.id, new Date(now()), async (row, tx) => {
      if (row.state !== 'open') throw new Fault('setup.ended')
      const app = actingApp(session.integration)
      return storeAnswer(tx, { row, step: 'sign-in', given, learned, app, refreshToken })
    })
    return { state: 'signed-in' as const, intervalMs: code.interval_ms }
  }

  const refuse = async (session: Session, owner: Owner, fault: Fault) => {
    const step = findStep(session.integration.flow, 'sign-in')
    await end(session.row.id, owner)
    if (step !== undefined) await engine.refuse(session, step, [signInRefused(fault)])
    return { state: 'refused' as const, intervalMs: 0 }
  }

  return {
    'setup.beginDevice': async ({ setupId }, context) => {
      const session = await walk.get(context, setupId)
      const { clientId, owner } = mustBeSignIn(session)
      const { deviceCode, userCode, verificationUri, expiresAt, intervalMs } = await beginDeviceCode(
        clientOf(session, clientId),
      )
      await db.transaction().execute(async (tx) => {
        const former = await putDeviceCode(tx, {
          setup_id: setupId,
          workspace_id: owner.workspaceId,
          credential_id: await vault.seal(owner, Buffer.from(deviceCode, 'utf8'), { db: tx }),
          interval_ms: intervalMs,
          next_at: new Date(now() + intervalMs),
          expires_at: new Date(expiresAt),
        })
        if (former !== undefined) await vault.destroy(owner, former.credential_id, { db: tx })
      })
      return { userCode, verificationUri, expiresAt: new Date(expiresAt).toISOString(), intervalMs }
    },

    'setup.pollDevice': async ({ setupId }, context) => {
      const session = await walk.get(context, setupId)
      const place = mustBeSignIn(session)
      const code = await findDeviceCode(db, setupId)
      if (code === undefined) throw new Fault('setup.trip_ended')
      const isOver = code.expires_at.getTime() <= now()
      const turn = isOver ? code : await takeDeviceTurn(code, db, new Date(now()))
      if (turn === undefined) return { state: 'waiting', intervalMs: code.interval_ms }
      try {
        const answer = await ask(session, turn, place)
        if (answer.state === 'waiting' && !isOver) return answer
        if (answer.state === 'waiting') return refuse(session, place.owner, notUsed())
        await end(setupId, place.owner)
        await engine.advance({ workspaceId: place.owner.workspaceId, setupId }, { from: 'sign-in' })
        return answer
      } catch (error) {
        if (!(error instanceof Fault) || !error.code.startsWith('auth.') || error.fact.retry.startsWith('later'))
          throw error
        return refuse(session, place.owner, error.code === 'auth.grant_expired' ? notUsed() : error)
      }
    },
  }
}

/** The fault of the table speaks of a sign-in that was stored; here it is the code that has ended. */
const notUsed = (): Fault => new Fault('auth.grant_expired', { message: 'The code was not used in time.' })
