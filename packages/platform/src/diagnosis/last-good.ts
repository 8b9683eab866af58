import type { CheckLine } from '@landbridge/contract'
import type { LastGood } from '@landbridge/diagnosis'
import { neededRoles } from '@landbridge/model'
import { wantedOf } from '../connections/wanted.ts'
import { findLastPass, listLines } from '../store/checks.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { Db } from '../store/database.ts'

/** How a connection was when its proving check last passed; undefined where none has. */
export const lastGoodOf = async (db: Db, row: ConnectionView): Promise<LastGood | undefined> => {
  const check = await findLastPass(db, row.id)
  if (check?.ended_at == null) return undefined
  const lines = await listLines(db, check.id)
  const passed = (id: CheckLine['id']): boolean => lines.some((line) => line.id === id && line.verdict === 'pass')
  const seen = row.environments_seen
  return {
    at: check.ended_at.getTime(),
    ...(row.called_at && { calledAt: row.called_at.getTime() }),
    wasLetIn: passed('card.accepted') || passed('person.accepted'),
    ...(passed('token.roles') && { roles: neededRoles(wantedOf({ wanted: row.wanted, extension: null })) }),
    ...(seen && { environments: seen.environments.map(({ name }) => name) }),
    ...(passed('company.visible') && { companies: row.companies.map(({ name }) => name) }),
    ...(row.credential_ends_at && { credentialEndsAt: row.credential_ends_at.getTime() }),
  }
}
