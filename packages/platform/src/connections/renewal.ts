import { refreshSignIn, type SignedIn, type TokenSource } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { turns } from '../runs/turns.ts'
import { findConnection, lockRenewal, setRenewed } from '../store/connections.ts'
import type { Db } from '../store/database.ts'
import { openCredential } from './credentials.ts'

type RenewalParts = Pick<Parts, 'db' | 'vault' | 'outgoing' | 'now'>

/** Renewals at the same time in this process: each holds a connection to the store while Entra thinks. */
const mostAtOnce = 4

/** Renews tokens of people who signed in: one renewal of a connection at a time, in whichever process. */
export interface Renewal {
  /**
   * Renews the token of a connection. The refresh token that comes with it is sealed and stored before the access token
   * is given out; one that could not be stored leaves the old one in its place, which Entra still takes.
   *
   * @throws Fault `connection.not_ready`, `auth.*`
   */
  readonly source: (place: { readonly workspaceId: string; readonly connectionId: string }) => TokenSource
}

export const createRenewal = ({ db, vault, outgoing, now }: RenewalParts): Renewal => {
  const turn = turns(mostAtOnce)

  const renew = (tx: Db, workspaceId: string, connectionId: string, signal: AbortSignal | undefined) =>
    lockRenewal(tx, connectionId).then(async (): Promise<SignedIn> => {
      const row = await findConnection(tx, { workspaceId, integrationId: undefined }, connectionId)
      if (!row?.endpoints || row.tenant_id === null || row.credential_id === null || row.app === null)
        throw new Fault('connection.not_ready')
      const { endpoints, tenant_id: tenant, credential_id: credentialId, app } = row
      const owner = { workspaceId, subjectId: connectionId }
      const refreshToken = Buffer.from(await vault.open(owner, credentialId)).toString('utf8')
      const credential = await openCredential(vault, { workspaceId, subjectId: row.integration_id }, app.credential)
      const client = { authority: endpoints.authority, tenant, clientId: app.clientId, credential }
      const { fetch } = outgoing
      const signedIn = await refreshSignIn({ ...client, fetch, now }, refreshToken, signal ? { signal } : {})
      if (signedIn.refreshToken !== undefined && signedIn.refreshToken !== refreshToken) {
        const sealed = await vault.seal(owner, Buffer.from(signedIn.refreshToken, 'utf8'), { db: tx })
        await setRenewed(tx, connectionId, sealed)
        await vault.destroy(owner, credentialId, { db: tx })
      }
      return signedIn
    })

  return {
    source:
      ({ workspaceId, connectionId }) =>
      async ({ signal } = {}) => {
        const { token, expiresAt } = await turn(() =>
          db.transaction().execute((tx) => renew(tx, workspaceId, connectionId, signal)),
        )
        return { token, expiresAt }
      },
  }
}
