import type { StepId } from '@landbridge/contract'
import { endpointsOf } from '@landbridge/model'
import { endOfCredential } from '../connections/credentials.ts'
import type { SetupRow } from '../store/setups.ts'
import type { StoredApp } from '../store/tables/integrations.ts'
import type { Again, Candidate, SetupAnswers, SetupFound, StoredSecret } from '../store/tables/setups.ts'
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
  row: Pick<SetupRow, 'answers' | 'found' | 'looks' | 'again'>,
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
    dropsSecret: ownSecret(before) !== undefined && ownSecret(before) !== ownSecret(after.answers),
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
    return kept({ answers: rest, found: staying(row) })
  }
  // The same directory again, for example because a sign-in has ended: environment and companies stay.
  if ((step === 'consent' || step === 'sign-in') && row.found.tenantId !== learned.tenantId) {
    const { environment: _, extension: __, company: ___, ...rest } = answers
    return kept({ answers: rest, found: staying(row) })
  }
  if (step === 'environment') {
    const { extension: _, company: __, ...rest } = answers
    const { environment: ___, companies: ____, extension: _____, ...found } = row.found
    return kept({ answers: rest, found })
  }
  return kept({ answers, found: row.found })
}

/** A connection stays in its directory. */
const staying = ({ again }: Pick<SetupRow, 'again'>): SetupFound => (again === null ? {} : { tenantId: again.tenantId })

/** The stored credential that belongs to the set-up, and not to the connection that it is for. */
export const ownSecret = ({ secret }: SetupAnswers): string | undefined =>
  secret?.kept === undefined ? secret?.credentialId : undefined

/** The looks at the steps before one. */
export const withoutLooks = (looks: SetupRow['looks'], from: StepId): SetupRow['looks'] => {
  const gone = idsFrom(from)
  return Object.fromEntries(Object.entries(looks).filter(([id]) => !gone.some((each) => each === id)))
}

const same = (one: SetupAnswers, other: SetupAnswers): boolean => JSON.stringify(one) === JSON.stringify(other)

type WholeCandidate = Candidate & Required<Pick<Candidate, 'endpoints' | 'environment' | 'companies'>>

/** What of a set-up its connection is made of. */
export const candidateOf = (answers: SetupAnswers, found: SetupFound, app: StoredApp | null): WholeCandidate => {
  const { endpoint, registration, secret, signIn, company } = answers
  const { environment } = found
  const addresses = endpoint?.addresses
  const reached = addresses && environment ? endpointsOf(addresses, { family: '', ...environment }) : addresses
  return {
    endpoint_kind: endpoint?.kind ?? null,
    endpoints: reached ?? null,
    tenant_id: found.tenantId ?? null,
    client_id: registration?.clientId ?? app?.clientId ?? null,
    person: signIn?.person ?? null,
    environment: environment ?? null,
    companies: (found.companies ?? []).filter(({ id }) => company?.ids.includes(id)),
    ...credentialOf(secret, signIn !== undefined),
  }
}

/**
 * What a set-up for a connection that exists already keeps apart. Environment and companies that nobody has chosen again
 * are not among it: what the connection has by then stays.
 */
export const candidateApart = (
  { endpoints, environment, companies, ...rest }: WholeCandidate,
  { environment: name, company }: SetupAnswers,
  { chosen, chosenCompanies }: Pick<Again, 'chosen' | 'chosenCompanies'>,
): Candidate => {
  const keepsPlace = chosen === undefined && name !== undefined
  const keepsCompanies = chosenCompanies === undefined && company !== undefined
  return { ...rest, ...(!keepsPlace && { endpoints, environment }), ...(!keepsCompanies && { companies }) }
}

const credentialOf = (secret: StoredSecret | undefined, isSignedIn: boolean): Partial<Candidate> => {
  if (secret?.kept === 'as-it-is') return {}
  const credential_ends_at = (secret && endOfCredential(secret)?.toISOString()) ?? null
  if (secret?.kept === 'with-another-date') return { credential_ends_at }
  return {
    // A sign-in is named by the connection alone.
    ...(!isSignedIn && { credential_id: secret?.credentialId ?? null }),
    credential_kind: secret?.kind ?? 'secret',
    credential_hint: secret?.hint ?? null,
    credential_ends_at,
  }
}

/** What a person saw when they chose the environment: a look later tells what is new among them. */
export const seenColumns = ({ environments }: SetupFound, now: number): Partial<Candidate> => ({
  environments_seen: environments ? { at: new Date(now).toISOString(), environments } : null,
  environment_notice: null,
})
