import { limits } from '@landbridge/model'

/** What may be turned while the simulator runs; all of it is put back by a reset. */
export interface Settings {
  /** Life of access tokens in seconds. Undefined means by chance from 3,599 to 5,399, as Entra does. */
  accessTokenSeconds: number | undefined
  /** How long a refresh token lives without being used, in seconds. @default 7_776_000 */
  refreshTokenIdleSeconds: number
  /** How long after the sign-in refresh tokens end in any case, in seconds; 0 is never. @default 0 */
  refreshTokenMaxSeconds: number
  /** How long a refresh token of a single-page application lives from the sign-in, in seconds. @default 86_400 */
  spaRefreshTokenSeconds: number
  /** How long a device code lives, in seconds. @default 900 */
  deviceCodeSeconds: number
  /** How long a device is told to wait between two polls, in seconds. @default 5 */
  deviceCodeIntervalSeconds: number
  /** How many of the next polls of devices are told to slow down. @default 0 */
  deviceSlowDowns: number
  /** How many of the next requests the token endpoint turns away as too many. @default 0 */
  signInThrottledRequests: number
  /** What it then says in `Retry-After`, in seconds. @default 1 */
  signInRetryAfterSeconds: number
  /** After how many equal token requests in 5 minutes a client is taken for a loop, about 15 in life; 0 is never. @default 0 */
  signInLoopRequests: number
  /** How long sign-in does not know a new secret or certificate, in milliseconds. @default 0 */
  credentialDelayMs: number
  /** How long sign-in does not know a new service principal, in milliseconds. @default 0 */
  servicePrincipalDelayMs: number
  /** How long a newly granted role is missing in tokens, in milliseconds. @default 0 */
  roleDelayMs: number
  /** How many requests a user may send to Business Central within the window; 0 is without a limit. @default 0 */
  requestsPerWindow: number
  /** Length of that window by the simulator's clock, in milliseconds. @default 300_000 */
  requestWindowMs: number
  /** How many requests of one user run at the same time; 0 is without a limit. @default 0 */
  requestsInFlight: number
  /** How many more requests of one user wait for their turn. @default 95 */
  requestsQueued: number
  /** How long a request waits for its turn at most, in real milliseconds. @default 480_000 */
  queueWaitMs: number
  /** How long each request to an environment takes beyond the work itself, in real milliseconds. @default 0 */
  requestMs: number
  /** How long a request may run before it is canceled with 408, in real milliseconds. @default 480_000 */
  requestRunMs: number
  /** How long the gateway waits for an answer before it gives 504, in real milliseconds. @default 600_000 */
  gatewayMs: number
  /** How long changes are gathered before a subscriber is told, by the simulator's clock, in milliseconds. @default 30_000 */
  notificationDelayMs: number
  /** How long a subscriber may take to answer the handshake, in real milliseconds. @default 5_000 */
  handshakeMs: number
  /** How long a subscriber may take to accept notifications, in real milliseconds. @default 30_000 */
  notificationTimeoutMs: number
  /** How long the deployment of an extension takes, by the simulator's clock, in milliseconds. @default 0 */
  deploymentMs: number
  /** How long an operation on an environment takes, by the simulator's clock, in milliseconds. @default 0 */
  environmentOperationMs: number
  /** How long Microsoft Graph does not find a new application again, in milliseconds. @default 0 */
  applicationReplicationMs: number
  /** How long Microsoft Graph does not find a new service principal again, in milliseconds. @default 0 */
  servicePrincipalReplicationMs: number
  /** How long lists of Microsoft Graph miss a newly granted application role, in milliseconds. @default 0 */
  assignmentReplicationMs: number
  /** Resource units that an application may use of Microsoft Graph in 10 seconds, 3,500 in a small directory; 0 is without a limit. @default 0 */
  graphUnitsPerWindow: number
  /** Changes that an application may ask of Microsoft Graph in 150 seconds, 3,000 in life; 0 is without a limit. @default 0 */
  graphWritesPerWindow: number
  /** How soon after another change of credentials of the same application one is refused, in milliseconds. @default 0 */
  graphWriteSpacingMs: number
  /** How many of the next requests Microsoft Graph answers with a claims challenge, as after a revoked session. @default 0 */
  graphClaimsChallenges: number
  /** How many of the next requests Microsoft Graph turns away as too many. @default 0 */
  graphThrottledRequests: number
  /** What it then says in `Retry-After`, in seconds. @default 1 */
  graphRetryAfterSeconds: number
}

export const defaultSettings = (): Settings => ({
  accessTokenSeconds: undefined,
  refreshTokenIdleSeconds: limits.refreshTokenIdleDays.value * 86_400,
  refreshTokenMaxSeconds: 0,
  spaRefreshTokenSeconds: limits.spaRefreshTokenSeconds.value,
  deviceCodeSeconds: limits.deviceCodeSeconds.value,
  deviceCodeIntervalSeconds: limits.deviceCodeIntervalSeconds.value,
  deviceSlowDowns: 0,
  signInThrottledRequests: 0,
  signInRetryAfterSeconds: 1,
  signInLoopRequests: 0,
  credentialDelayMs: 0,
  servicePrincipalDelayMs: 0,
  roleDelayMs: 0,
  requestsPerWindow: 0,
  requestWindowMs: limits.requestWindowMs.value,
  requestsInFlight: 0,
  requestsQueued: limits.requestsQueued.value,
  queueWaitMs: limits.queueWaitMs.value,
  requestMs: 0,
  requestRunMs: limits.runTimeMs.value,
  gatewayMs: limits.gatewayMs.value,
  notificationDelayMs: 30_000,
  handshakeMs: 5_000,
  notificationTimeoutMs: 30_000,
  deploymentMs: 0,
  environmentOperationMs: 0,
  applicationReplicationMs: 0,
  servicePrincipalReplicationMs: 0,
  assignmentReplicationMs: 0,
  graphUnitsPerWindow: 0,
  graphWritesPerWindow: 0,
  graphWriteSpacingMs: 0,
  graphClaimsChallenges: 0,
  graphThrottledRequests: 0,
  graphRetryAfterSeconds: 1,
})

/** What the control API can turn; every one is a number. */
export const settingNames = Object.keys(defaultSettings()) as readonly (keyof Settings)[]
