import { Fault } from '@landbridge/model'
import { readClaims } from '../claims.ts'
import { type ClientCredentialsOptions, clientCredentials } from '../client-credentials.ts'
import type { Graph } from './client.ts'
import { attempt, type Outcome, waitFor } from './outcome.ts'
import type { RegistrationWish } from './plan.ts'

/** A secret that was made now. */
export interface NewSecret {
  readonly kind: 'secret'
  readonly keyId: string
  /** The Value. Nobody can read it again. */
  readonly secret: string
  /** When it ends, as Entra wrote it. */
  readonly endsAt: string
}

interface SecretRow {
  readonly keyId: string
  readonly displayName?: string | null
}

/** Shorter lives that are tried where a policy refuses the advised one, in days. */
const shorterDays = [180, 90, 30]
const dayMs = 86_400_000

/**
 * Makes a secret, unless the one that is known is there. Secrets of ours that nobody knows the value of, left behind
 * by an interruption, are removed; those of others are not touched.
 *
 * @param known       Key id of the secret whose value is in the vault.
 * @param keepsOthers Secrets of ours may be in use elsewhere. @default false
 * @returns Undefined where the known one is still good.
 * @throws Fault `graph.credential_not_allowed`, `graph.credential_too_long` and others
 */
export const ensureSecret = (
  graph: Graph,
  applicationId: string,
  { secret: { displayName, days } }: Pick<RegistrationWish, 'secret'>,
  { known, now, keepsOthers = false }: { known: string | undefined; now: number; keepsOthers?: boolean },
): Promise<Outcome<NewSecret | undefined>> => {
  const wait = 'Entra to know the application everywhere'
  const path = `/applications/${applicationId}`
  return attempt(wait, async () => {
    const application = await graph.find<{ passwordCredentials?: readonly SecretRow[] }>(
      `${path}?$select=id,passwordCredentials`,
    )
    if (application === undefined) return waitFor(wait)
    const secrets = application.passwordCredentials ?? []
    for (const { keyId, displayName: name } of secrets)
      if (!keepsOthers && name === displayName && keyId !== known) await removeSecret(graph, applicationId, keyId)
    if (known !== undefined && secrets.some(({ keyId }) => keyId === known)) return { done: undefined }
    return {
      done: await addSecret(graph, path, displayName, [days, ...shorterDays.filter((each) => each < days)], now),
    }
  })
}

const addSecret = async (
  graph: Graph,
  path: string,
  displayName: string,
  lives: readonly number[],
  now: number,
): Promise<NewSecret> => {
  const [days = 0, ...shorter] = lives
  const endDateTime = new Date(now + days * dayMs).toISOString()
  try {
    const made = await graph.post<{ keyId: string; secretText: string; endDateTime: string }>(`${path}/addPassword`, {
      passwordCredential: { displayName, endDateTime },
    })
    return { kind: 'secret', keyId: made.keyId, secret: made.secretText, endsAt: made.endDateTime }
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'graph.credential_too_long' || shorter.length === 0) throw error
    return addSecret(graph, path, displayName, shorter, now)
  }
}

const notThere = /no password credential found/i

/** Removes a secret; it is no fault when it is gone already. */
export const removeSecret = async (graph: Graph, applicationId: string, keyId: string): Promise<void> => {
  try {
    await graph.post(`/applications/${applicationId}/removePassword`, { keyId })
  } catch (error) {
    if (!(error instanceof Fault) || !notThere.test(error.details.theirMessage ?? '')) throw error
  }
}

/**
 * Looks whether the application gets tokens with all of its permissions. What is refused only because it is new is
 * waited for.
 *
 * @param roles Application permissions by name.
 */
export const probeRoles = async (
  options: ClientCredentialsOptions,
  roles: readonly string[],
): Promise<Outcome<readonly string[]>> => {
  try {
    const { token } = await clientCredentials(options)()
    const held = readClaims(token)?.roles
    const missing = held === undefined ? [] : roles.filter((role) => !held.includes(role))
    if (missing.length === 0) return { done: roles }
    return waitFor(`the token to carry ${missing.join(' and ')}`)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { retry } = error.fact
    if (retry === 'while-young') return waitFor('sign-in to know the new application')
    if (retry !== 'later' && retry !== 'later-if-safe') throw error
    const { retryAfterMs } = error.details
    return { wait: error.message, ...(retryAfterMs !== undefined && { retryAfterMs }) }
  }
}
