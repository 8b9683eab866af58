import type { StepId } from '@landbridge/contract'
import { endpointsOf } from '@landbridge/model'
import { endOfDay } from '../connections/credentials.ts'
import type { SetupRow } from '../store/setups.ts'
import type { StoredApp } from '../store/tables/integrations.ts'
import type { SetupAnswers, SetupFound } from '../store/tables/setups.ts'
import { idsFrom } from './steps/index.ts'

/** Answers by step; undefined takes one back. */
export type GivenAnswers = { readonly [K in keyof SetupAnswers]?: SetupAnswers[K] | undefined }

const merged = (before: SetupAnswers, given: GivenAnswers): SetupAnswers =>
  Object.fromEntries(Object.entries({ ...before, ...given }).filter(([, answer]) => answer !== undefined))

/** What remains of a set-up after a step was answered, perhaps again. */
export interface Answered {
  readonly answers: SetupAnswers
  readonly found: SetupFound
  readonly looks: SetupRow['looks']
  /** The stored secret does not belong to what was answered: it must be destroyed. */
  readonly dropsSecret: boolean
  /** The same of the sign-in of a person. */
  readonly dropsSignIn: boolean
}

/**
 * What an answer means for everything else. Later steps are looked at again. A credential belongs to one application at
 * one sign-in address and never goes to another; environment and companies belong to one directory.
 *
 * @param learned What came with the answer, for example the directory of the person who signed in.
 */
export const applyAnswer = (
  row: Pick<SetupRow, 'answers' | 'found' | 'looks'>,
  step: StepId,
  given: GivenAnswers,
  learned: SetupFound = {},
): Answered => {
  const looks = withoutLooks(row.looks, step)
  const before = row.answers
  const answers = merged(before, given)
  const kept = (after: Pick<Answered, 'answers' | 'found'>): Answered => ({
    ...after,
    found: { ...after.found, ...learned },
    looks,
    dropsSecret: before.secret !== undefined && before.secret.credentialId !== after.answers.secret?.credentialId,
    dropsSignIn: before.signIn !== undefined && (after.answers.signIn === undefined || given.signIn !== undefined),
  })
  if (same(answers, before)) return kept({ answers, found: row.found })
  if (step === 'endpoint' || step === 'registration') {
    const {
      secret: _,
      signIn: __,
      consent: ___,
      environment: ____,
      extension: _____,
      company: ______,
      ...rest
    } = answers
    return kept({ answers: rest, found: {} })
  }
  // The same directory again, for example because a sign-in has ended: environment and companies stay.
  if ((step === 'consent' || step === 'sign-in') && row.found.tenantId !== learned.tenantId) {
    const { environment: _, extension: __, company: ___, ...rest } = answers
    return kept({ answers: rest, found: {} })
  }
  if (step === 'environment') {
    const { extension: _, company: __, ...rest } = answers
    const { environment: ___, companies: ____, extension: _____, ...found } = row.found
    return kept({ answers: rest, found })
  }
  return kept({ answers, found: row.found })
}

/** The looks at the steps before one. */
export const withoutLooks = (looks: SetupRow['looks'], from: StepId): SetupRow['looks'] => {
  const gone = idsFrom(from)
  return Object.fromEntries(Object.entries(looks).filter(([id]) => !gone.some((each) => each === id)))
}

const same = (one: SetupAnswers, other: SetupAnswers): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What of a set-up its connection is made of. */
export const connectionColumns = (answers: SetupAnswers, found: SetupFound, app: StoredApp | null) => {
  const { endpoint, registration, secret, signIn, company } = answers
  const { environment } = found
  const addresses = endpoint?.addresses
  const reached = addresses && environment ? endpointsOf(addresses, { family: '', ...environment }) : addresses
  const picked = (found.companies ?? []).filter(({ id }) => company?.ids.includes(id))
  return {
    endpoint_kind: endpoint?.kind ?? null,
    endpoints: reached ? JSON.stringify(reached) : null,
    tenant_id: found.tenantId ?? null,
    client_id: registration?.clientId ?? app?.clientId ?? null,
    person: signIn ? JSON.stringify(signIn.person) : null,
    environment: environment ? JSON.stringify(environment) : null,
    companies: JSON.stringify(picked),
    // A sign-in is named by the connection alone.
    ...(signIn === undefined && { credential_id: secret?.credentialId ?? null }),
    credential_hint: secret?.hint ?? null,
    credential_ends_at: secret ? endOfDay(secret.endsOn) : null,
  }
}

/** What a person saw when they chose the environment: a look later tells what is new among them. */
export const seenColumns = ({ environments }: SetupFound, now: number) => ({
  environments_seen: environments ? JSON.stringify({ at: new Date(now).toISOString(), environments }) : null,
  environment_notice: null,
})
