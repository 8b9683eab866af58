import type { ClientCredential } from '@landbridge/auth'
import { Fault, type FaultCode } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { listSpares, noteUse } from '../store/credential-use.ts'
import type { Db } from '../store/database.ts'
import type { CredentialKind } from '../store/tables/connections.ts'
import type { Owner } from '../vault/vault.ts'
import { openCredential } from './credentials.ts'

/** Refusals that are about the credential itself, so that another one may be taken. */
const ofTheCredential: readonly FaultCode[] = [
  'auth.secret_wrong',
  'auth.secret_expired',
  'auth.certificate_refused',
  'vault.sealed',
]

/**
 * Asks Entra with the credential of an application. While it is rolled over there are two, and neither is known
 * everywhere at each moment: where the one that is named is refused, the other one is tried.
 *
 * @param db    A transaction to take part in, or the store.
 * @param named Where the vault has it.
 * @throws Fault What the named one met, where no other did better.
 */
export const askWithCredential = async <T>(
  { db, vault, now }: Pick<Parts, 'vault' | 'now'> & { readonly db: Db },
  owner: Owner,
  named: { readonly id: string; readonly kind: CredentialKind },
  ask: (credential: ClientCredential) => Promise<T>,
): Promise<T> => {
  const attempt = async (one: typeof named): Promise<T> => {
    const answer = await ask(await openCredential(vault, owner, one))
    await noteUse(db, one.id, new Date(now()))
    return answer
  }
  try {
    return await attempt(named)
  } catch (error) {
    if (!(error instanceof Fault) || !ofTheCredential.includes(error.code)) throw error
    for (const { vault_id: id, kind } of await listSpares(db, owner.subjectId, named.id)) {
      try {
        return await attempt({ id, kind })
      } catch (again) {
        if (!(again instanceof Fault)) throw again
      }
    }
    throw error
  }
}
