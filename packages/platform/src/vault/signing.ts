import { createPrivateKey, createPublicKey, generateKeyPair, randomUUID, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { Db } from '../store/database.ts'
import type { PublicKey } from '../store/tables/vault.ts'
import {
  deleteSigningKey,
  findDataKey,
  insertSigningKey,
  listSigningKeys,
  lockSigningKeys,
  type SigningKeyRow,
} from '../store/vault.ts'
import { within } from '../store/within.ts'
import { openBytes, sealBytes } from './sealing.ts'
import type { Owner, Signer } from './vault.ts'

const makeKeys = promisify(generateKeyPair)
const keyBits = 2_048
const dayMs = 86_400_000

/** A key signs for so long, in milliseconds. */
export const signingLifeMs = 90 * dayMs
/** A key is published so long before it signs, and after it has signed, in milliseconds: others keep key sets in mind. */
export const overlapMs = 2 * dayMs

const boundToSigningKey = ({ workspaceId, subjectId }: Owner, id: string) =>
  ['landbridge signing key', workspaceId, subjectId, id] as const

interface SigningParts {
  readonly db: Db
  readonly now: () => number
  /** Opens the data key of a subject, or makes one. */
  readonly dataKeyOf: (within: Db, owner: Owner) => Promise<{ readonly id: string; readonly key: Buffer }>
}

/** Keys that sign for a subject: one after the other, each known to others before it is used and after. */
export const createSigning = ({ db, now, dataKeyOf }: SigningParts) => {
  const make = async (tx: Db, owner: Owner): Promise<SigningKeyRow> => {
    const { publicKey, privateKey } = await makeKeys('rsa', { modulusLength: keyBits })
    const dataKey = await dataKeyOf(tx, owner)
    const id = randomUUID()
    const bytes = privateKey.export({ type: 'pkcs8', format: 'der' })
    const sealed = sealBytes(dataKey.key, bytes, boundToSigningKey(owner, id))
    bytes.fill(0)
    dataKey.key.fill(0)
    const { n = '', e = '' } = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({
      format: 'jwk',
    })
    const row = {
      id,
      data_key_id: dataKey.id,
      workspace_id: owner.workspaceId,
      subject_id: owner.subjectId,
      sealed,
      created_at: new Date(now()),
    }
    const public_key: PublicKey = { kty: 'RSA', n, e }
    await insertSigningKey(tx, { ...row, public_key: JSON.stringify(public_key) })
    return { ...row, public_key }
  }

  /** The keys as they ought to be now: those that are over go, and one that will be needed is made. */
  const turned = async (tx: Db, owner: Owner): Promise<SigningKeyRow[]> => {
    await lockSigningKeys(tx, owner.subjectId)
    const rows = await listSigningKeys(tx, owner)
    const kept = rows.filter((_, index) => !isOver(rows[index + 1]))
    for (const row of rows) if (!kept.includes(row)) await deleteSigningKey(tx, row.id)
    const newest = kept.at(-1)
    return newest !== undefined && ageOf(newest) < signingLifeMs ? kept : [...kept, await make(tx, owner)]
  }

  const ageOf = ({ created_at }: SigningKeyRow): number => now() - created_at.getTime()

  /** A key is over when the one behind it has signed for long enough. */
  const isOver = (next: SigningKeyRow | undefined): boolean => next !== undefined && ageOf(next) > 2 * overlapMs

  const isTurned = (rows: readonly SigningKeyRow[]): boolean => {
    const newest = rows.at(-1)
    return newest !== undefined && ageOf(newest) < signingLifeMs && !rows.some((_, index) => isOver(rows[index + 1]))
  }

  const current = async (owner: Owner): Promise<SigningKeyRow[]> => {
    const rows = await listSigningKeys(db, owner)
    return isTurned(rows) ? rows : within(db, (tx) => turned(tx, owner))
  }

  return {
    signer: async (owner: Owner): Promise<Signer> => {
      const rows = await current(owner)
      // The very first key signs at once: nobody can have another in mind.
      const row = rows.findLast((each) => ageOf(each) >= overlapMs) ?? (rows[0] as SigningKeyRow)
      return {
        keyId: row.id,
        sign: async (bytes) => {
          const dataKey = await dataKeyOf(db, owner)
          const der = openBytes(dataKey.key, row.sealed, boundToSigningKey(owner, row.id))
          dataKey.key.fill(0)
          try {
            return sign('sha256', bytes, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }))
          } finally {
            der.fill(0)
          }
        },
      }
    },

    /** None where nothing was ever signed. */
    publicKeys: async (owner: Owner): Promise<{ readonly id: string; readonly key: PublicKey }[]> => {
      if ((await findDataKey(db, owner.subjectId)) === undefined) return []
      const known = await listSigningKeys(db, owner)
      return known.length === 0 ? [] : (await current(owner)).map(({ id, public_key: key }) => ({ id, key }))
    },
  }
}
