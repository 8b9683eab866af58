import { refreshSignIn, type SignedIn, type TokenSource } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import { turns } from '../runs/turns.ts'
import { findCandidate, setCandidateRenewed, type Which } from '../store/candidates.ts'
import { lockRenewal, setRenewed } from '../store/connections.ts'
import { noteRenewal } from '../store/credential-use.ts'
import type { Db } from '../store/database.ts'
import { askWithCredential } from './spare-credentials.ts'

type RenewalParts = Pick<Parts, 'db' | 'vault' | 'outgoing' | 'now'>

/** Renewals at the same time in this process: each holds a connection to the store while Entra thinks. */
const mostAtOnce = 4

/** Whose sign-in is renewed: that of a connection, or the one that a set-up of it keeps apart. */
export interface SignInPlace extends Which {
  readonly workspaceId: string
}

/** Renews tokens of people who signed in: one renewal of a connection at a time, in whichever process. */
export interface Renewal {
  /**
   * Renews the token of a connection. The refresh token that comes with it is sealed and stored before the access token
   * is given out; one that could not be stored leaves the old one in its place, which Entra still takes.
   *
   * @throws Fault `connection.not_ready`, `auth.*`
   */
  readonly source: (place: SignInPlace) => TokenSource
}

export const createRenewal = ({ db, vault, outgoing, now }: RenewalParts): Renewal => {
  const turn = turns(mostAtOnce)

  const renew = (tx: Db, place: SignInPlace, signal: AbortSignal | undefined) =>
    lockRenewal(tx, place.setupId ?? place.connectionId).then(async (): Promise<SignedIn> => {
      const { workspaceId, connectionId, setupId } = place
      const row = await findCandidate(tx, { workspaceId, integrationId: undefined }, place)
      if (!row?.endpoints || row.tenant_id === null || row.credential_id === null || row.app === null)
        throw new Fault('connection.not_ready')
      const { endpoints, tenant_id: tenant, credential_id: credentialId, app } = row
      const owner = { workspaceId, subjectId: connectionId }
      const refreshToken = Buffer.from(await vault.open(owner, credentialId)).toString('utf8')
      const ofApp = { workspaceId, subjectId: row.integration_id }
      const client = { authority: endpoints.authority, tenant, clientId: app.clientId, fetch: outgoing.fetch, now }
      const signedIn = await askWithCredential({ db: tx, vault, now }, ofApp, app.credential, (credential) =>
        refreshSignIn({ ...client, credential }, refreshToken, signal ? { signal } : {}),
      )
      if (signedIn.refreshToken !== undefined && signedIn.refreshToken !== refreshToken) {
        const sealed = await vault.seal(owner, Buffer.from(signedIn.refreshToken, 'utf8'), { db: tx })
        if (setupId == null) await setRenewed(tx, connectionId, sealed)
        // Where the set-up has another sign-in meanwhile, this one is not needed any more.
        const isKept = setupId == null || (await setCandidateRenewed(tx, setupId, credentialId, sealed))
        await vault.destroy(owner, isKept ? credentialId : sealed, { db: tx })
      }
      if (setupId == null) await noteRenewal(tx, connectionId, new Date(now()))
      return signedIn
    })

  return {
    source:
      (place) =>
      async ({ signal } = {}) => {
        const { token, expiresAt } = await turn(() => db.transaction().execute((tx) => renew(tx, place, signal)))
        return { token, expiresAt }
      },
  }
}
