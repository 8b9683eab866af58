import { createHash, randomUUID } from 'node:crypto'
import type { SignInTies } from '@landbridge/auth'
import type { StepId } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { beginRoundTrip, continueRoundTrip, type RoundTripRow, takeState, takeTicket } from '../store/round-trips.ts'
import { changeSetup } from '../store/setups.ts'
import type { Vault } from '../vault/vault.ts'
import { elsewhere } from './again.ts'
import { type Engine, mustBeOpen } from './engine.ts'
import type { Registering } from './registering/registering.ts'
import { actingApp, findSession, type Session } from './session.ts'
import { type Leave, leaveOf, type Step } from './step.ts'
import { findStep } from './steps/index.ts'
import { createStoreAnswer } from './store-answer.ts'

/** How long a way to Microsoft and back may take, in milliseconds. */
const lifetimeMs = 30 * 60_000

/** People on their way to Microsoft's pages and back. */
export interface RoundTrips {
  /**
   * Makes the address with which a round trip begins.
   *
   * @throws Fault `setup.step_locked` where the step has no such way
   */
  readonly begin: (session: Session, step: StepId, returnTo: string) => Promise<{ url: string; expiresAt: string }>
  /**
   * Ties a round trip to the browser that opened its address, which works once.
   *
   * @returns Where the browser goes, and the cookie by which it will be known.
   * @throws Fault `setup.trip_ended`, `setup.ended`
   */
  readonly go: (ticket: string) => Promise<{ readonly to: string; readonly browser: string }>
  /**
   * Takes what Microsoft's page came back with.
   *
   * @param browser The cookie; undefined where the browser brought none.
   * @returns Where the browser goes now: our page, or a second page of Microsoft's.
   * @throws Fault `setup.trip_ended`
   */
  readonly back: (query: URLSearchParams, browser: string | undefined) => Promise<{ readonly to: string }>
}

type TripParts = Pick<Parts, 'db' | 'demo' | 'now' | 'callbackUrl' | 'pagesUrl'> & { readonly vault: Vault }

/** The browser's secret is never stored: what ties the answer to it is worked out of it again. */
const derive = (browser: string, purpose: string): string =>
  createHash('sha256').update(`landbridge ${purpose} ${browser}`).digest('base64url')

const tiesOf = (browser: string, state: string): SignInTies => ({
  state,
  nonce: derive(browser, `nonce ${state}`),
  verifier: derive(browser, `verifier ${state}`),
})

export const createRoundTrips = (parts: TripParts, engine: Engine, registering: Registering): RoundTrips => {
  const { db, now, callbackUrl } = parts
  const storeAnswer = createStoreAnswer(parts)

  const load = async (trip: RoundTripRow): Promise<{ session: Session; step: Step; leave: Leave }> => {
    const scope = { workspaceId: trip.workspace_id, integrationId: undefined }
    const session = await findSession(parts, scope, trip.setup_id)
    const step = session && findStep(session.integration.flow, trip.step)
    if (session === undefined || step === undefined) throw new Fault('setup.trip_ended')
    const leave = leaveOf(step, session.context)
    if (leave === undefined) throw new Fault('setup.trip_ended')
    if (leave.registers !== true) mustBeOpen(session)
    return { session, step, leave }
  }

  const begin: RoundTrips['begin'] = async (session, step, returnTo) => {
    const { row, integration, context } = session
    const leave = leaveOf(findStep(integration.flow, step), context)
    if (leave === undefined) throw new Fault('setup.step_locked', { message: 'Nobody has to sign in at this step.' })
    const ticket = newSecret()
    const at = now()
    const expiresAt = new Date(at + lifetimeMs)
    await beginRoundTrip(db, {
      id: randomUUID(),
      workspace_id: row.workspace_id,
      setup_id: row.id,
      step,
      ticket_hash: hashOf(ticket),
      state_hash: null,
      browser_hash: null,
      leg: leave.firstLeg,
      tenant_id: null,
      return_to: returnTo,
      created_at: new Date(at),
      expires_at: expiresAt,
      ended_at: null,
    })
    // The cookie must be at the host to which Microsoft sends the browser back.
    return { url: `${new URL(callbackUrl()).origin}/oauth/go/${ticket}`, expiresAt: expiresAt.toISOString() }
  }

  const go: RoundTrips['go'] = async (ticket) => {
    const [state, browser] = [newSecret(), newSecret()]
    const ties = { stateHash: hashOf(state), browserHash: hashOf(browser), at: new Date(now()) }
    const trip = await takeTicket(db, hashOf(ticket), ties)
    if (trip === undefined) throw new Fault('setup.trip_ended')
    const { session, leave } = await load(trip)
    const context = { ...engine.leaveContext(session), ties: tiesOf(browser, state) }
    return { to: await leave.url(trip.leg, context, undefined), browser }
  }

  const back: RoundTrips['back'] = async (query, browser) => {
    const state = query.get('state') ?? ''
    const at = new Date(now())
    const trip =
      browser === undefined
        ? undefined
        : await takeState(db, { stateHash: hashOf(state), browserHash: hashOf(browser), at })
    if (trip === undefined || browser === undefined) throw new Fault('setup.trip_ended')
    const { session, step, leave } = await load(trip)
    const context = { ...engine.leaveContext(session), ties: tiesOf(browser, state) }
    const returned = await leave.back(trip.leg, query, context, trip.tenant_id ?? undefined)
    if ('next' in returned) {
      const nextState = newSecret()
      const { next, tenantId } = returned
      await continueRoundTrip(db, trip.id, { leg: next, tenantId, stateHash: hashOf(nextState) })
      return { to: await leave.url(next, { ...context, ties: tiesOf(browser, nextState) }, tenantId) }
    }
    if ('administrator' in returned) await registering.signedIn(session, returned.administrator, trip.created_at)
    else if ('findings' in returned) await engine.refuse(session, step, returned.findings)
    else {
      const { answers: given, found: learned, refreshToken } = returned
      const strange = elsewhere(session.row, learned)
      if (strange !== undefined) {
        await engine.refuse(session, step, strange.findings)
        return { to: trip.return_to }
      }
      const app = actingApp(session.integration)
      await changeSetup(db, session.row.id, at, async (row, tx) => {
        if (row.state !== 'open') throw new Fault('setup.ended')
        const rest = { ...(refreshToken !== undefined && { refreshToken }) }
        return storeAnswer(tx, { row, step: step.id, given, learned, app, ...rest })
      })
      await engine.advance({ workspaceId: trip.workspace_id, setupId: trip.setup_id }, { from: step.id })
    }
    return { to: trip.return_to }
  }

  return { begin, go, back }
}
