import type { StepId } from '@landbridge/contract'
import type { SetupRow } from '../store/setups.ts'
import type { SetupAnswers, SetupFound } from '../store/tables/setups.ts'
import { stepOf, stepsAfter } from './steps/index.ts'

/** What remains of a set-up after a step was answered, perhaps again. */
export interface Answered {
  readonly answers: SetupAnswers
  readonly found: SetupFound
  readonly looks: SetupRow['looks']
  /** The stored secret does not belong to what was answered: it must be destroyed. */
  readonly dropsSecret: boolean
}

/**
 * What an answer means for everything else. Later steps are looked at again. A secret belongs to one application at one
 * sign-in address and never goes to another; environment and companies belong to one directory.
 */
export const applyAnswer = (row: SetupRow, step: StepId, given: Partial<SetupAnswers>): Answered => {
  const looks = withoutLooks(row.looks, step)
  const before = row.answers
  const answers = { ...before, ...given }
  if (same(answers, before)) return { answers, found: row.found, looks, dropsSecret: false }
  if (step === 'endpoint' || step === 'registration') {
    const { secret, environment: _, company: __, ...kept } = answers
    return { answers: kept, found: {}, looks, dropsSecret: secret !== undefined }
  }
  if (step === 'environment') {
    const { company: _, ...kept } = answers
    const { environment: __, companies: ___, ...found } = row.found
    return { answers: kept, found, looks, dropsSecret: false }
  }
  return { answers, found: row.found, looks, dropsSecret: false }
}

/** The looks at the steps before one. */
export const withoutLooks = (looks: SetupRow['looks'], from: StepId): SetupRow['looks'] => {
  const gone = [stepOf(from), ...stepsAfter(from)].map(({ id }) => id)
  return Object.fromEntries(Object.entries(looks).filter(([id]) => !gone.some((each) => each === id)))
}

const same = (one: SetupAnswers, other: SetupAnswers): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What of a set-up its connection is made of. */
export const connectionColumns = (answers: SetupAnswers, found: SetupFound) => {
  const { endpoint, registration, secret, company } = answers
  const picked = (found.companies ?? []).filter(({ id }) => company?.ids.includes(id))
  return {
    endpoint_kind: endpoint?.kind ?? null,
    endpoints: endpoint?.addresses ? JSON.stringify(endpoint.addresses) : null,
    tenant_id: found.tenantId ?? null,
    client_id: registration?.clientId ?? null,
    environment: found.environment ? JSON.stringify(found.environment) : null,
    companies: JSON.stringify(picked),
    credential_id: secret?.credentialId ?? null,
    credential_hint: secret?.hint ?? null,
    // The page of Microsoft's shows a day; the secret lasts for some part of it.
    credential_ends_at: secret ? new Date(`${secret.endsOn}T23:59:59Z`) : null,
  }
}
