import type { ClientCredential, TokenSource } from '@landbridge/auth'
import type { CheckSubject } from '@landbridge/diagnosis'
import type { Connections } from '../connections/open.ts'
import type { ReadyConnection } from '../connections/ready.ts'
import type { Parts } from '../parts.ts'
import { findLastWay } from '../store/extensions.ts'
import type { Receivers } from './receivers.ts'
import type { SeenWrites } from './seen-writes.ts'

/** What a check has to know besides the connection itself. */
export type Around = Pick<CheckSubject, 'seenWrites' | 'adminCenter' | 'notifications' | 'ownUse' | 'writesStopped'>

export type LookAround = (row: ReadyConnection, credential: ClientCredential | undefined) => Promise<Around>

/** Tokens of an application for Microsoft Graph; undefined where it has no permission there. */
type GraphOf = (row: ReadyConnection, credential: ClientCredential) => TokenSource | undefined

interface Sources {
  readonly connections: Connections
  readonly seenWrites: SeenWrites
  readonly receivers: Receivers
  readonly graphOf: GraphOf
}

/** Collects what the platform knows of a connection that is checked. */
export const createLookAround =
  ({ db }: Pick<Parts, 'db'>, { connections, seenWrites, receivers, graphOf }: Sources): LookAround =>
  async (row, credential) => {
    const { environment_notice: notice, wanted_extension: extension } = row
    const graph = credential && row.flow !== 'delegated' ? graphOf(row, credential) : undefined
    return {
      ...(graph && { graph }),
      seenWrites: await seenWrites.list(row),
      notifications: receivers.doorOf(row),
      ownUse: () => connections.ownUse(row),
      ...(notice?.stopsWrites === true && { writesStopped: notice.what }),
      ...(extension !== null && {
        adminCenter: (await findLastWay(db, row.id)) === 'admin-center' ? ('needed' as const) : ('optional' as const),
      }),
    }
  }
