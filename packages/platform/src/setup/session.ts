import type { SetupStep, StepId } from '@landbridge/contract'
import { endpointsOf, microsoftEndpoints } from '@landbridge/model'
import { federationOf } from '../connections/federation.ts'
import { endpointChoices } from '../connections/places.ts'
import { needsOf, wantedOf } from '../connections/wanted.ts'
import type { Demo, Parts } from '../parts.ts'
import { findIntegration, type IntegrationRow, type Scope } from '../store/integrations.ts'
import { findSetup, type SetupRow } from '../store/setups.ts'
import type { StoredApp } from '../store/tables/integrations.ts'
import type { StepContext } from './step.ts'
import { stepsOf } from './steps/index.ts'

/** A set-up as it stands: what is stored, and what follows from it. */
export interface Session {
  readonly row: SetupRow
  readonly integration: IntegrationRow
  readonly context: StepContext
  readonly states: ReadonlyMap<StepId, SetupStep['state']>
  /** The first step that is not done; null when there is none, or the set-up has ended. */
  readonly current: StepId | null
}

/** What a session is made with beside what is stored. */
export interface ContextParts {
  readonly demo: Demo | undefined
  readonly now: number
  /** Origin of our pages, at which Entra would find our keys. */
  readonly pagesUrl: string
}

export type SessionParts = Pick<Parts, 'db' | 'demo' | 'now' | 'pagesUrl'>

export const sessionOf = (
  row: SetupRow,
  integration: IntegrationRow,
  { demo, now, pagesUrl }: ContextParts,
): Session => {
  const context = contextOf(row, integration, { demo, now, pagesUrl })
  const states = statesOf(row, context)
  const current = [...states].find(([, state]) => state === 'current')?.[0] ?? null
  return { row, integration, context, states, current }
}

/** Reads a set-up with its integration. @returns Undefined where there is none. */
export const findSession = async (
  { db, demo, now, pagesUrl }: SessionParts,
  scope: Scope,
  setupId: string,
): Promise<Session | undefined> => {
  const row = await findSetup(db, scope, setupId)
  const integration = row && (await findIntegration(db, scope, row.integration_id))
  return row && integration && sessionOf(row, integration, { demo, now: now(), pagesUrl: pagesUrl() })
}

/** The vendor's application where connections act as that one; elsewhere each customer has its own. */
export const actingApp = ({ flow, app }: Pick<IntegrationRow, 'flow' | 'app'>): StoredApp | null =>
  flow === 'service-to-service' ? null : app

const contextOf = (row: SetupRow, integration: IntegrationRow, { demo, now, pagesUrl }: ContextParts): StepContext => {
  const choices = endpointChoices(demo)
  const wanted = wantedOf(integration)
  const chosen = row.answers.endpoint
  const endpoints = chosen?.addresses ?? microsoftEndpoints
  const { environment } = row.found
  return {
    integration: {
      id: integration.id,
      name: integration.name,
      flow: integration.flow,
      clientId: actingApp(integration)?.clientId ?? null,
      signInClientId: integration.flow === 'service-to-service' ? (integration.app?.clientId ?? null) : null,
      wanted,
      needs: needsOf(wanted, integration.flow, integration.extension),
      extension: integration.extension,
    },
    account: { id: row.linked_account_id, name: row.linked_account_name },
    answers: row.answers,
    found: row.found,
    again: row.again,
    federation: federationOf(pagesUrl, {
      integrationId: integration.id,
      subject: row.connection_id ?? row.id,
      authority: endpoints.authority,
    }),
    endpoints: environment ? endpointsOf(endpoints, { family: '', ...environment }) : endpoints,
    choices,
    sample: choices.find(({ kind }) => kind === chosen?.kind)?.sample ?? {},
    now,
  }
}

/** Done is what a probe has seen, up to the first step that it has not. */
const statesOf = (row: SetupRow, context: StepContext): Map<StepId, SetupStep['state']> => {
  const states = new Map<StepId, SetupStep['state']>()
  let reached = true
  for (const { id, notNeeded } of stepsOf(context.integration.flow)) {
    if (notNeeded?.(context) !== undefined) states.set(id, 'not-needed')
    else if (reached && isDone(row, id)) states.set(id, 'done')
    else {
      states.set(id, reached && row.state === 'open' ? 'current' : 'to-come')
      reached = false
    }
  }
  return states
}

const isDone = (row: SetupRow, id: StepId): boolean =>
  row.state === 'connected' || (id !== 'check' && row.looks[id]?.done === true)
