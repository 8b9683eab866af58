import { clientCredentials } from '@landbridge/auth'
import { Fault, type FaultCode } from '@landbridge/model'
import { addMark, changeKey, type HolderView, type KeyRow } from '../store/credential-life.ts'
import { type LifeParts, openGraph, openKey } from './own-graph.ts'
import { goOnWithoutNext, type Move, nextKey, type Rolling } from './roll-end.ts'

/** Refusals of a credential that is not known everywhere yet. */
const young: readonly FaultCode[] = ['auth.secret_wrong', 'auth.certificate_refused', 'auth.credential_missing']

/**
 * Looks whether Entra gives a token for a credential: for Business Central in the customer's directory, or at home for
 * the application of the vendor.
 *
 * @throws Fault `auth.*`, `net.*`
 */
export const takes = async (parts: LifeParts, holder: HolderView, key: KeyRow): Promise<void> => {
  const { endpoints, tenant_id: tenant, client_id: clientId, home_tenant: home } = holder
  if (holder.connection_id === null || tenant === null) {
    await openGraph(parts, holder, key, home ?? '')
    return
  }
  if (endpoints === null || clientId === null) throw new Fault('connection.not_ready')
  const credential = await openKey(parts, holder, key)
  const { fetch } = parts.outgoing
  await clientCredentials({ authority: endpoints.authority, tenant, clientId, credential, fetch, now: parts.now })()
}

/** Waits until Entra takes the new credential. */
export const proveNext = async (parts: LifeParts, rolling: Rolling): Promise<Move> => {
  const { holder } = rolling
  const next = await nextKey(parts, holder.subject_id)
  if (next === undefined) return goOnWithoutNext(parts, rolling)
  try {
    await takes(parts, holder, next)
  } catch (error) {
    if (!(error instanceof Fault) || !young.includes(error.code)) throw error
    return { go: 'again', waitingFor: 'sign-in to know the new credential' }
  }
  if (next.proved_at === null) {
    const at = new Date(parts.now())
    await parts.db.transaction().execute(async (tx) => {
      await changeKey(tx, next.id, { proved_at: at })
      await addMark(tx, next.id, 'proved', at)
    })
  }
  return { go: 'on' }
}
