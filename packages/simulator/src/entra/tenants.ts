import { findTenant } from '../lookups.ts'
import { isDomain, isGuid } from '../texts.ts'
import type { Tenant, World } from '../world.ts'
import { EntraRefusal } from './refusal.ts'

/** The directory that stands for all personal accounts. */
export const consumersId = '9188040d-6c67-4c5b-b112-36a304b66dad'

/** Segments that stand for many tenants, with whom they let in. */
const shared = ['common', 'organizations', 'consumers'] as const
export type SharedSegment = (typeof shared)[number]

/** What the first segment of a sign-in address names. */
export type Authority = { readonly tenant: Tenant } | { readonly shared: SharedSegment }

/** @throws EntraRefusal 90002 for an unknown tenant, 900023 for what cannot name one. */
export const resolveAuthority = (world: World, segment: string): Authority => {
  const wanted = segment.toLowerCase()
  const many = wanted === consumersId ? 'consumers' : shared.find((name) => name === wanted)
  if (many !== undefined) return { shared: many }
  const tenant = findTenant(world, wanted)
  if (tenant !== undefined) return { tenant }
  throw new EntraRefusal(isGuid(segment) || isDomain(segment) ? 90002 : 900023, { tenant: segment })
}

/**
 * Checks that the directory lives in this cloud.
 *
 * @param claim What the client sent as proof; at the authorize endpoint there is none.
 * @throws EntraRefusal 900432 for a client with a credential, 90038 for anybody else, when it lives in another.
 */
export const checkCloud = (
  authority: Authority,
  claim: { readonly clientId: string; readonly secret?: string | undefined; readonly assertion?: string | undefined },
): void => {
  if ('shared' in authority || !authority.tenant.policy.nationalCloud) return
  const hasProof = claim.secret !== undefined || claim.assertion !== undefined
  throw new EntraRefusal(hasProof ? 900432 : 90038, { tenant: authority.tenant.id, clientId: claim.clientId })
}
