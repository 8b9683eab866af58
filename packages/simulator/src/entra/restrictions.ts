import type { Request } from '../http.ts'
import type { Tenant } from '../world.ts'
import { EntraRefusal } from './refusal.ts'

/**
 * Checks the header that a company's proxy adds to say which tenants its people may reach.
 *
 * @param number 500021 for the tenant of the address, 500022 for the one of the person.
 * @throws EntraRefusal when the tenant is not in the list.
 * @see Microsoft, "Restrict access to a tenant"
 */
export const checkTenantRestriction = (
  { headers }: Request,
  { id, domains }: Tenant,
  number: 500021 | 500022,
): void => {
  const listed = headers['restrict-access-to-tenants']
  if (typeof listed !== 'string' || listed.trim() === '') return
  const allowed = listed.split(',').map((each) => each.trim().toLowerCase())
  const isAllowed = allowed.includes('*') || [id, ...domains].some((name) => allowed.includes(name))
  if (!isAllowed) throw new EntraRefusal(number, { tenant: id })
}
