import { randomUUID } from 'node:crypto'
import type { Setup, StepId } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { checkEndpoint } from '../connections/places.ts'
import type { Proving } from '../connections/proving.ts'
import type { CallContext, Handlers } from '../handler.ts'
import { dropCheck, findCheck, listLines } from '../store/checks.ts'
import { removeConnection, rewireConnection } from '../store/connections.ts'
import { findIntegration, listIntegrations } from '../store/integrations.ts'
import { beginSetup, changeSetup, findSetup, listSetups } from '../store/setups.ts'
import type { SetupAnswers } from '../store/tables/setups.ts'
import type { Owner, Within } from '../vault/vault.ts'
import { applyAnswer, connectionColumns } from './changes.ts'
import { createEngine, mustBeOpen, type SetupParts, usualTimes, type WatchTimes } from './engine.ts'
import { type Session, sessionOf } from './session.ts'
import type { Reading, Values } from './step.ts'
import { stepOf } from './steps/index.ts'
import { onlyFields, refuseField } from './values.ts'
import { type FinalCheck, viewSetup, viewSummary } from './view.ts'

type Operation = 'setup.list' | 'setup.start' | 'setup.read' | 'setup.answer' | 'setup.look' | 'setup.abandon'

/** First characters of a secret that are shown, to tell secrets apart. */
const hintLength = 3

/** Guided paths from nothing to a connection. */
export const setupHandlers = (
  parts: SetupParts,
  connections: Connections,
  proving: Proving,
  times: WatchTimes = usualTimes,
): Pick<Handlers, Operation> => {
  const { db, vault, demo, now } = parts
  const engine = createEngine(parts, connections, proving, times)

  const get = async (context: CallContext, setupId: string): Promise<Session> => {
    const row = await findSetup(db, context, setupId)
    const integration = row && (await findIntegration(db, context, row.integration_id))
    if (row === undefined || integration === undefined) throw new Fault('setup.unknown')
    return sessionOf(row, integration, { demo, now: now() })
  }

  const finalCheck = async (checkId: string | null): Promise<FinalCheck | undefined> => {
    const row = checkId === null ? undefined : await findCheck(db, checkId)
    return row && { row, lines: await listLines(db, row.id) }
  }

  const view = async (context: CallContext, setupId: string): Promise<Setup> => {
    const session = await get(context, setupId)
    return viewSetup(session, await finalCheck(session.row.check_id), engine.looking(setupId))
  }

  /** Seals a secret; without a new one, the stored one gets another date. */
  const keepSecret = async (
    owner: Owner,
    { value, endsOn }: NonNullable<Reading['secret']>,
    former: SetupAnswers['secret'],
    within: Within,
  ): Promise<NonNullable<SetupAnswers['secret']>> => {
    if (value === undefined)
      return former === undefined ? refuseField('secret', 'Nothing is filled in.') : { ...former, endsOn }
    const credentialId = await vault.seal(owner, Buffer.from(value, 'utf8'), within)
    return { credentialId, hint: value.slice(0, hintLength), endsOn }
  }

  const store = (session: Session, step: StepId, reading: Reading) =>
    changeSetup(db, session.row.id, new Date(now()), async (row, tx) => {
      if (row.state !== 'open' || row.connection_id === null) throw new Fault('setup.ended')
      const owner = { workspaceId: row.workspace_id, connectionId: row.connection_id }
      const within = { db: tx }
      const { secret } = reading
      const former = row.answers.secret
      const given: Partial<SetupAnswers> =
        secret === undefined ? reading.answers : { secret: await keepSecret(owner, secret, former, within) }
      const { answers, found, looks, dropsSecret } = applyAnswer(row, step, given)
      if (former !== undefined && (dropsSecret || former.credentialId !== answers.secret?.credentialId))
        await vault.destroy(owner, former.credentialId, within)
      if (row.check_id !== null) await dropCheck(tx, row.check_id, new Date(now()))
      await rewireConnection(tx, row.connection_id, connectionColumns(answers, found))
      return { answers, found, looks, watch: null, checkId: null, generation: row.generation + 1 }
    })

  const answer = async (session: Session, id: StepId, values: Values): Promise<unknown> => {
    const step = stepOf(id)
    if (step.read === undefined) return onlyFields(values, [])
    const reading = step.read(values, session.context)
    const { endpoint } = reading.answers
    if (endpoint?.addresses === undefined) return store(session, id, reading)
    const { addresses } = checkEndpoint(endpoint, parts, 'kind')
    return store(session, id, { answers: { endpoint: { ...endpoint, addresses } } })
  }

  return {
    'setup.list': async ({ state }, context) => {
      const integrations = new Map((await listIntegrations(db, context)).map((row) => [row.id, row]))
      const rows = await listSetups(db, context, state)
      return {
        setups: rows.flatMap((row) => {
          const integration = integrations.get(row.integration_id)
          return integration === undefined ? [] : [viewSummary(sessionOf(row, integration, { demo, now: now() }))]
        }),
      }
    },

    'setup.start': async ({ integrationId, linkedAccount }, context) => {
      const integration = await findIntegration(db, context, integrationId)
      if (integration === undefined) throw new Fault('integration.unknown')
      if (!integration.enabled) throw new Fault('integration.off')
      const answers: SetupAnswers = integration.endpoint
        ? { endpoint: { ...checkEndpoint(integration.endpoint, parts), byIntegration: true } }
        : {}
      const at = new Date(now())
      const connectionId = randomUUID()
      const shared = {
        workspace_id: context.workspaceId,
        integration_id: integrationId,
        linked_account_id: linkedAccount.id,
        linked_account_name: linkedAccount.name,
        created_at: at,
      }
      const row = await beginSetup(
        db,
        {
          ...shared,
          ...connectionColumns(answers, {}),
          id: connectionId,
          name: linkedAccount.name,
          health: 'in-setup',
          since: at,
          companies: '[]',
          revision: 1,
        },
        {
          ...shared,
          id: randomUUID(),
          connection_id: connectionId,
          state: 'open',
          generation: 1,
          answers: JSON.stringify(answers),
          found: '{}',
          looks: '{}',
          updated_at: at,
        },
      )
      return view(context, row.id)
    },

    'setup.read': async ({ setupId }, context) => view(context, setupId),

    'setup.answer': async ({ setupId, step, values }, context) => {
      const session = await get(context, setupId)
      mustBeOpen(session)
      mustBeReached(session, step)
      await answer(session, step, values)
      await engine.advance({ workspaceId: context.workspaceId, setupId }, { from: step })
      return view(context, setupId)
    },

    'setup.look': async ({ setupId, step }, context) => {
      const session = await get(context, setupId)
      mustBeOpen(session)
      mustBeReached(session, step)
      await engine.advance({ workspaceId: context.workspaceId, setupId }, { from: step })
      return view(context, setupId)
    },

    'setup.abandon': async ({ setupId }, context) => {
      await get(context, setupId)
      const at = new Date(now())
      await changeSetup(
        db,
        setupId,
        at,
        async ({ state, connection_id: connectionId, workspace_id: workspaceId, answers }, tx) => {
          if (state !== 'open') throw new Fault('setup.ended')
          if (connectionId !== null)
            await removeConnection(tx, connectionId, at, (within) =>
              vault.destroyAll({ workspaceId, connectionId }, { db: within }),
            )
          const { secret: _, ...kept } = answers
          return { state: 'abandoned', watch: null, answers: kept }
        },
      )
      return null
    },
  }
}

/** A step may be answered when all before it are done, and again later. @throws Fault `setup.step_locked` */
const mustBeReached = ({ states }: Session, step: StepId): void => {
  const state = states.get(step)
  if (state === 'not-needed') throw new Fault('setup.step_locked', { message: 'This step is not needed here.' })
  if (state !== 'done' && state !== 'current') throw new Fault('setup.step_locked')
}
