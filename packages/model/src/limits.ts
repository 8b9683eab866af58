/** A number with its unit and where it comes from. */
export interface Limit {
  readonly value: number
  readonly unit: string
  /** What Business Central or Entra answers beyond it. */
  readonly beyond?: string
  readonly source: string
}

const operational = 'Microsoft, "Operational limits for Business Central online", read 2026-08'
const protocol = 'Microsoft, API v2.0 reference, read 2026-08'
const entra = 'Microsoft, "Configurable token lifetimes" and "Refresh tokens", read 2026-08'

/** Limits of Microsoft's side. Those of Business Central count per user, an application being one user. */
export const limits = {
  requestsPerWindow: { value: 6_000, unit: 'requests', beyond: '429', source: operational },
  requestWindowMs: { value: 300_000, unit: 'ms', source: operational },
  requestsInFlight: { value: 5, unit: 'requests', beyond: 'queued', source: operational },
  requestsQueued: { value: 95, unit: 'requests', beyond: '429', source: operational },
  connections: { value: 100, unit: 'connections', beyond: '429', source: operational },
  queueWaitMs: { value: 480_000, unit: 'ms', beyond: '503', source: operational },
  runTimeMs: { value: 480_000, unit: 'ms', beyond: '408', source: operational },
  gatewayMs: { value: 600_000, unit: 'ms', beyond: '504', source: operational },
  bodyBytes: { value: 350 * 1024 * 1024, unit: 'bytes', beyond: '413', source: operational },
  pageEntities: { value: 20_000, unit: 'entities', beyond: 'a next page', source: operational },
  batchOperations: { value: 100, unit: 'operations', beyond: 'the whole batch fails', source: operational },
  subscriptions: { value: 200, unit: 'subscriptions per environment', beyond: 'create fails', source: operational },
  subscriptionLifeMs: { value: 259_200_000, unit: 'ms', source: protocol },
  companies: { value: 300, unit: 'companies per environment', beyond: 'create fails', source: operational },
  urlBytes: { value: 15_700, unit: 'bytes', beyond: '400', source: 'Measured by others against real servers, 2026' },
  accessTokenSeconds: { value: 3_600, unit: 's, at least; up to 5,400', source: entra },
  authorizationCodeSeconds: { value: 600, unit: 's', source: entra },
  deviceCodeSeconds: { value: 900, unit: 's', source: entra },
  deviceCodeIntervalSeconds: { value: 5, unit: 's, between two polls', source: entra },
  spaRefreshTokenSeconds: { value: 86_400, unit: 's from the sign-in, never extended', source: entra },
  refreshTokenIdleDays: { value: 90, unit: 'days', source: entra },
  secretAdvisedDays: { value: 365, unit: 'days', source: 'Advice of connector vendors; the portal allows 730' },
  secretMaxDays: { value: 730, unit: 'days', source: 'Microsoft Entra admin center, longest choice' },
} as const satisfies Record<string, Limit>
