import type { Db } from '../store/database.ts'
import type { PublicKey } from '../store/tables/vault.ts'

/** Whose secret it is. Bound into the seal: a sealed secret moved to another owner cannot be opened. */
export interface Owner {
  readonly workspaceId: string
  /** The connection, the integration or the app registration in the making that it belongs to. */
  readonly subjectId: string
}

/** Signs with the key of a subject that is in turn. */
export interface Signer {
  /** Name of the key in the key set. */
  readonly keyId: string
  /** RSA with SHA-256, as `RS256` wants it. @throws Fault `vault.sealed` */
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** A transaction to take part in, so that a credential and the row that names it are written together. */
export interface Within {
  readonly db?: Db
}

/**
 * Keeps credentials: sealed under a data key of the subject that they belong to, which is wrapped by the key-encryption
 * key. Nothing else in the platform sees key material.
 */
export interface Vault {
  /** Seals bytes and stores them. @returns The credential's id, the only thing to be kept elsewhere. */
  readonly seal: (owner: Owner, secret: Uint8Array, within?: Within) => Promise<string>
  /**
   * Opens a credential. The bytes are the caller's to forget soon.
   *
   * @throws Fault `vault.sealed` when the key does not fit or the owner is another.
   */
  readonly open: (owner: Owner, credentialId: string) => Promise<Uint8Array>
  /** Destroys one credential; it is no fault when it is gone already. */
  readonly destroy: (owner: Owner, credentialId: string, within?: Within) => Promise<void>
  /** Destroys all credentials of a subject together with its data key. */
  readonly destroyAll: (owner: Owner, within?: Within) => Promise<void>
  /**
   * Signs a text with a key of the subject, so that what is given out can be recognised when it comes back.
   *
   * @param purpose Keeps tags of one use from being taken for those of another.
   * @returns 43 characters, base64url. Compare it in constant time.
   * @throws Fault `vault.sealed`
   */
  readonly tag: (owner: Owner, purpose: string, text: string) => Promise<string>
  /**
   * The key with which a subject signs what others check by its public half; made when it is first asked for. Keys take
   * turns, and each is published before it signs and after.
   *
   * @throws Fault `vault.sealed`
   */
  readonly signer: (owner: Owner) => Promise<Signer>
  /** Public halves of the keys with which a subject signs, by their names; none where it never has. */
  readonly publicKeys: (owner: Owner) => Promise<readonly { readonly id: string; readonly key: PublicKey }[]>
  /**
   * Changes the key-encryption key while everything runs: wraps every data key anew.
   *
   * @param newKey 32 bytes. Put it into the configuration of every process afterwards.
   * @returns How many data keys were wrapped anew.
   */
  readonly rotateKey: (newKey: Uint8Array) => Promise<number>
}
