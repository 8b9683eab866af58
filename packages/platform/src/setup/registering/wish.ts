import type { RegistrationWish } from '@landbridge/auth'
import { limits } from '@landbridge/model'
import type { CredentialKind } from '../../store/tables/connections.ts'
import type { Session } from '../session.ts'

/** Longest name that an application takes. */
const nameLength = 120

/** The alternate key of the application: one for each connection, so that it is found again and never made twice. */
export const uniqueNameOf = ({ row }: Session): string => `landbridge-${row.connection_id ?? row.id}`

/** What shall be in the directory in the end. */
export const wishOf = (
  { context }: Session,
  uniqueName: string,
  credential?: CredentialKind | undefined,
): RegistrationWish => {
  const { name, needs } = context.integration
  return {
    uniqueName,
    displayName: name.slice(0, nameLength),
    tags: ['landbridge', uniqueName],
    roles: needs.roles.map(({ name, reason }) => ({ name, reason })),
    credential,
    secret: { displayName: 'Landbridge', days: limits.secretAdvisedDays.value },
  }
}
