import { Fault } from '@landbridge/model'
import type { Connections, OpenPlace } from '../connections/open.ts'
import type { Parts } from '../parts.ts'
import { type InstallationRow, newestInstallation, noteExtension } from '../store/extensions.ts'
import type { Installing, Order } from './installing.ts'
import { type Survey, surveyExtensions } from './survey.ts'

/** What the set-up of one connection can ask about the extension, and order. */
export interface Desk {
  /** @throws Fault `bc.*`, `auth.*`, `net.*`, `extension.not_allowed`, and what opening the connection throws */
  readonly survey: () => Promise<Survey>
  readonly newest: () => Promise<InstallationRow | undefined>
  /** @throws what {@link Installing.start} throws */
  readonly install: (order: Pick<Order, 'when' | 'file'>) => Promise<InstallationRow>
  /** Notes what is installed. */
  readonly note: (version: string) => Promise<void>
}

export type Desks = (place: {
  readonly connectionId: string
  readonly workspaceId: string
  /** The set-up that keeps apart what it would change of the connection. */
  readonly setupId?: string | undefined
}) => Desk

/** A token is given up at most so often, in milliseconds: Entra takes many requests for a fault of the program. */
const freshEveryMs = 60_000

export const createDesks = (
  parts: Pick<Parts, 'db' | 'outgoing' | 'now'>,
  connections: Connections,
  installing: Installing,
): Desks => {
  const { db, now } = parts
  const forgotten = new Map<string, number>()
  return ({ connectionId, workspaceId, setupId }) => {
    const forgetToken = (place: OpenPlace) => {
      if (now() - (forgotten.get(connectionId) ?? 0) < freshEveryMs) return
      for (const [id, at] of forgotten) if (now() - at > freshEveryMs) forgotten.delete(id)
      forgotten.set(connectionId, now())
      place.forgetToken()
    }
    return {
      survey: async () => {
        const place = await connections.openPlace({ workspaceId, integrationId: undefined }, connectionId, setupId)
        try {
          return await surveyExtensions(place, parts)
        } catch (error) {
          if (error instanceof Fault) forgetToken(place)
          throw error
        }
      },
      newest: () => newestInstallation(db, connectionId),
      install: (order) => installing.start({ ...order, connectionId, workspaceId }),
      note: (version) => noteExtension(db, connectionId, { version, seenAt: new Date(now()).toISOString() }),
    }
  }
}
