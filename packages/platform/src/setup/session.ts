import type { SetupStep, StepId } from '@landbridge/contract'
import { microsoftEndpoints } from '@landbridge/model'
import { endpointChoices } from '../connections/places.ts'
import { needsOf, wantedEntities } from '../connections/wanted.ts'
import type { Demo } from '../parts.ts'
import type { IntegrationRow } from '../store/integrations.ts'
import type { SetupRow } from '../store/setups.ts'
import type { StepContext } from './step.ts'
import { steps } from './steps/index.ts'

/** A set-up as it stands: what is stored, and what follows from it. */
export interface Session {
  readonly row: SetupRow
  readonly integration: IntegrationRow
  readonly context: StepContext
  readonly states: ReadonlyMap<StepId, SetupStep['state']>
  /** The first step that is not done; null when there is none, or the set-up has ended. */
  readonly current: StepId | null
}

export const sessionOf = (
  row: SetupRow,
  integration: IntegrationRow,
  { demo, now }: { readonly demo: Demo | undefined; readonly now: number },
): Session => {
  const context = contextOf(row, integration, demo, now)
  const states = statesOf(row, context)
  const current = [...states].find(([, state]) => state === 'current')?.[0] ?? null
  return { row, integration, context, states, current }
}

const contextOf = (row: SetupRow, integration: IntegrationRow, demo: Demo | undefined, now: number): StepContext => {
  const choices = endpointChoices(demo)
  const wanted = wantedEntities(integration.wanted)
  const chosen = row.answers.endpoint
  return {
    integration: { name: integration.name, wanted, needs: needsOf(wanted) },
    account: { id: row.linked_account_id, name: row.linked_account_name },
    answers: row.answers,
    found: row.found,
    endpoints: chosen?.addresses ?? microsoftEndpoints,
    choices,
    sample: choices.find(({ kind }) => kind === chosen?.kind)?.sample ?? {},
    now,
  }
}

/** Done is what a probe has seen, up to the first step that it has not. */
const statesOf = (row: SetupRow, context: StepContext): Map<StepId, SetupStep['state']> => {
  const states = new Map<StepId, SetupStep['state']>()
  let reached = true
  for (const { id, notNeeded } of steps) {
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
