/** What may be turned while the simulator runs; all of it is put back by a reset. */
export interface Settings {
  /** Life of access tokens in seconds. Undefined means by chance from 3,599 to 5,399, as Entra does. */
  accessTokenSeconds: number | undefined
  /** How long sign-in does not know a new secret or certificate, in milliseconds. @default 0 */
  credentialDelayMs: number
  /** How long sign-in does not know a new service principal, in milliseconds. @default 0 */
  servicePrincipalDelayMs: number
  /** How long a newly granted role is missing in tokens, in milliseconds. @default 0 */
  roleDelayMs: number
}

export const defaultSettings = (): Settings => ({
  accessTokenSeconds: undefined,
  credentialDelayMs: 0,
  servicePrincipalDelayMs: 0,
  roleDelayMs: 0,
})
