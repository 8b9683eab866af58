import { graphResource } from '@landbridge/model'
import { type DirectoryFacts, type May, rolesThat } from './directory.ts'

/** What an administrator is asked for at sign-in, and why; nothing else is used. */
export const administratorScopes = [
  { name: 'Application.ReadWrite.All', reason: 'To make the app registration, its service principal and its secret.' },
  { name: 'AppRoleAssignment.ReadWrite.All', reason: 'To grant the application permissions of Business Central.' },
  { name: 'User.Read', reason: 'To see in which directory you are, and which roles you have there.' },
] as const

/** The same as it is sent to the sign-in. No refresh token: the sign-in ends by itself after about an hour. */
export const administratorScope = [
  'openid',
  'profile',
  ...administratorScopes.map(({ name }) => `${graphResource}/${name}`),
].join(' ')

/** What shall be there in the end. */
export interface RegistrationWish {
  /** The alternate key by which the application is found again: the same wish, the same application. At most 120 characters. */
  readonly uniqueName: string
  /** As people see it. */
  readonly displayName: string
  readonly tags: readonly string[]
  /** Application permissions of Business Central, with the reason of each. */
  readonly roles: readonly { readonly name: string; readonly reason: string }[]
  /** How it proves who it is; undefined until that was chosen. */
  readonly credential?: 'secret' | 'certificate' | 'federated' | undefined
  readonly secret: {
    /** Description by which our secrets are told from those of others. */
    readonly displayName: string
    /** How long it is to last, in days. */
    readonly days: number
  }
}

export type RegistrationStepId =
  | 'business-central'
  | 'application'
  | 'service-principal'
  | `role:${string}`
  | 'secret'
  | 'token'
  | 'withdraw'

/** One thing that will be done, said before it is. */
export interface PlannedStep {
  readonly id: RegistrationStepId
  readonly what: string
  readonly why: string
  /** Whether the person who signed in may do it; `maybe` while nobody has. */
  readonly may: May
  /** Directory roles of which one is enough. */
  readonly roles: readonly string[]
}

const credentialTexts = ({ credential, secret: { days } }: RegistrationWish): Pick<PlannedStep, 'what' | 'why'> => {
  switch (credential) {
    case undefined:
      return {
        what: 'Add the credential that you choose: a certificate, a client secret, or a federated credential.',
        why: 'With it the application proves who it is.',
      }
    case 'certificate':
      return {
        what: `Make a certificate that lasts ${days} days, and add its public part.`,
        why: 'With it the application proves who it is. The private key is made here, sealed, and leaves the vault never.',
      }
    case 'federated':
      return {
        what: 'Add a federated credential that trusts Landbridge as the issuer.',
        why: 'With it the application proves who it is, without a secret anywhere and without an end.',
      }
    case 'secret':
      return {
        what: `Add a client secret that lasts ${days} days, or as long as the policy of the directory allows.`,
        why: 'With it the application proves who it is. It is sealed when it arrives, and shown to nobody.',
      }
  }
}

/** The weaker of several rights. */
const all = (...mays: readonly May[]): May => (mays.includes('no') ? 'no' : mays.includes('maybe') ? 'maybe' : 'yes')

/**
 * Everything that will be made, in its order, each with its reason. Nothing is asked and nothing is done.
 *
 * @param facts What is known of the directory and the person; undefined before the sign-in.
 */
export const planRegistration = (wish: RegistrationWish, facts: DirectoryFacts | undefined): PlannedStep[] => {
  const { mayRegister = 'maybe', mayAdd = 'maybe', mayConsent = 'maybe', hasBusinessCentral } = facts ?? {}
  const [registering, consenting] = [rolesThat('mayRegister'), rolesThat('mayConsent')]
  const isThere = hasBusinessCentral === true
  const grant = all(mayConsent, isThere ? 'yes' : mayAdd)
  return [
    {
      id: 'business-central',
      what: isThere
        ? 'Look up the service principal of Dynamics 365 Business Central.'
        : 'Make sure that the service principal of Dynamics 365 Business Central is there.',
      why: 'Permissions of Business Central are granted on it; a directory that never had Business Central lacks it.',
      may: isThere ? 'yes' : mayAdd,
      roles: registering,
    },
    {
      id: 'application',
      what: `Register the application ${wish.displayName}, for this directory only.`,
      why: 'It is the identity under which the connection works. It gets no redirect address: nobody signs in to it.',
      may: mayRegister,
      roles: registering,
    },
    {
      id: 'service-principal',
      what: 'Make its service principal, so that it shows under Enterprise applications.',
      why: 'Permissions are granted to it, and it can be disabled there at any time.',
      may: mayRegister,
      roles: registering,
    },
    ...wish.roles.map(
      ({ name, reason }): PlannedStep => ({
        id: `role:${name}`,
        what: `Grant the application permission ${name} of Dynamics 365 Business Central.`,
        why: reason,
        may: grant,
        roles: consenting,
      }),
    ),
    {
      id: 'secret',
      ...credentialTexts(wish),
      may: mayRegister,
      roles: registering,
    },
    {
      id: 'token',
      what: 'Wait until tokens of the application carry the permissions.',
      why: 'New objects and grants are known everywhere only after a while, mostly within two minutes.',
      may: all(mayRegister, grant),
      roles: consenting,
    },
    {
      id: 'withdraw',
      what: 'Give up this access: destroy the sign-in.',
      why: 'It is needed for nothing else. Where the application that you signed in through is new in the directory, it is removed too, and its rights with it.',
      may: 'yes',
      roles: [],
    },
  ]
}
