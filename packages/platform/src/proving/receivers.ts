import type { NotificationDoor } from '@landbridge/diagnosis'
import { isHere, isSimulated } from '../connections/places.ts'
import type { ReadyConnection } from '../connections/ready.ts'
import type { Parts } from '../parts.ts'
import { hashOf, newSecret } from '../secrets.ts'
import { callReceiver, deleteReceiver, insertReceiver, wasReceiverCalled } from '../store/receivers.ts'

/** Path of the addresses at which checks wait for a handshake. */
export const hooksPath = '/hooks/check'

/** So long an address stands open, in milliseconds: a handshake comes within seconds. */
const openMs = 5 * 60_000

/** Addresses at which Business Central shows that it reaches us; each for one call, and for minutes. */
export interface Receivers {
  /** How a check of this connection can be reached, or why it cannot. */
  readonly doorOf: (row: Pick<ReadyConnection, 'id' | 'endpoints'>) => NotificationDoor
  /** Takes a call. @returns Whether the address stood open. */
  readonly take: (token: string) => Promise<boolean>
}

export const createReceivers = ({
  db,
  config,
  now,
  pagesUrl,
}: Pick<Parts, 'db' | 'config' | 'now' | 'pagesUrl'>): Receivers => {
  const originFor = ({ endpoints }: Pick<ReadyConnection, 'endpoints'>): string | undefined => {
    const isPublic = config.publicUrl?.startsWith('https:') === true && !isHere(config.publicUrl)
    return isPublic || isSimulated(endpoints) ? pagesUrl() : undefined
  }

  return {
    doorOf: (row) => {
      const origin = originFor(row)
      if (origin === undefined) return { unreachable: noAddress }
      return {
        open: async () => {
          const token = newSecret()
          const hash = hashOf(token)
          const at = now()
          const opened = { token_hash: hash, connection_id: row.id, expires_at: new Date(at + openMs), called_at: null }
          await insertReceiver(db, opened, new Date(at))
          return {
            url: `${origin}${hooksPath}/${token}`,
            wasCalled: () => wasReceiverCalled(db, hash),
            close: () => deleteReceiver(db, hash),
          }
        },
      }
    },
    take: (token) => callReceiver(db, hashOf(token), new Date(now())),
  }
}

const noAddress = {
  text: 'Landbridge has no public address by https that Business Central could call',
  remedy: 'Set LANDBRIDGE_PUBLIC_URL to an https address that the internet reaches, and start Landbridge again.',
  who: 'operator',
} as const
