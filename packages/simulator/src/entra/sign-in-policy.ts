import type { EntraErrorNumber } from '@landbridge/model'

/** Numbers with which a policy, a device or a network can keep people out; each is a state of a tenant here. */
export const blockNumbers = [
  50002, 50074, 50097, 50131, 50155, 50158, 50192, 50197, 53000, 530003, 53001, 53002, 53003, 530032, 530034, 530035,
  530036, 53004, 53010, 53011, 700020, 1000031,
] as const satisfies readonly EntraErrorNumber[]

export type BlockNumber = (typeof blockNumbers)[number]

/** What the administrators of a directory decided about signing in. What is absent is as in a new directory. */
export interface SignInPolicy {
  /** Whether everybody must pass multifactor authentication. @default false */
  mfaRequired?: boolean
  /** How long a passed multifactor authentication counts, in seconds; 0 is without end. @default 0 */
  mfaMaxAgeSeconds?: number
  /** The AADSTS number with which conditional access keeps people out; 0 lets them in. @default 0 */
  blockPeople?: BlockNumber | 0
  /** Whether conditional access keeps applications out, with 53003. @default false */
  blockApplications?: boolean
  /** Whether conditional access forbids the device code flow. @default false */
  blockDeviceCode?: boolean
  /** How often people must sign in anew, in seconds; 0 is never. @default 0 */
  signInFrequencySeconds?: number
  /** Whether people may consent for themselves. @default true */
  userConsent?: boolean
  /** Whether who may not consent can ask an administrator on the page. @default false */
  adminConsentRequests?: boolean
  /** Wrong passwords after which an account is locked for a while; 0 is never. @default 10 */
  lockoutAttempts?: number
  /** How long it then is locked, in seconds. @default 60 */
  lockoutSeconds?: number
  /** Whether accounts of other directories are kept out, and whether own ones may be guests elsewhere. @default true */
  guestsMayComeIn?: boolean
  guestsMayGoOut?: boolean
  /** Ids of tenants whose people administer this one as a partner. @default none */
  partners?: readonly string[]
  /** Host of the national cloud in which the directory lives; empty is the global one. @default '' */
  nationalCloud?: string
}

/** What sign-in knows of one person beyond name and password. */
export interface PersonSignIn {
  /** Whether this person must pass multifactor authentication, whatever the directory says. @default false */
  mfaRequired?: boolean
  /** Whether a second factor is registered; who has none must do so first. @default true */
  mfaRegistered?: boolean
  /** What is wrong with the password. `expired on premises` is so in the directory that this one is synchronised from. */
  passwordState?: 'good' | 'expired' | 'missing' | 'expired on premises'
  /** When the person changed it last, and when it expired, in milliseconds since 1970. */
  passwordChangedAt?: number
  passwordExpiredAt?: number
  /** Wrong passwords in a row, and the end of a lock, in milliseconds since 1970. */
  failures?: number
  lockedUntil?: number
}

/** Where an account lives that is a guest in another directory. */
export interface GuestOf {
  readonly tenantId: string
  readonly userId: string
  /** Whether the invitation is still to be accepted. */
  isPending: boolean
}

export const lockout = { attempts: 10, seconds: 60 } as const

/** How the fields of the policy are typed, for whoever reads them from outside. */
export const signInPolicyFields = {
  flags: [
    'mfaRequired',
    'blockApplications',
    'blockDeviceCode',
    'userConsent',
    'adminConsentRequests',
    'guestsMayComeIn',
    'guestsMayGoOut',
  ],
  numbers: ['mfaMaxAgeSeconds', 'blockPeople', 'signInFrequencySeconds', 'lockoutAttempts', 'lockoutSeconds'],
  texts: ['nationalCloud'],
  lists: ['partners'],
} as const
