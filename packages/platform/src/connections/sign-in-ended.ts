import type { Fault, Mender } from '@landbridge/model'
import type { Concern } from '../store/concerns.ts'
import type { Flow } from '../store/tables/integrations.ts'

/** Why the lasting sign-in of a person has ended. */
interface Ending {
  readonly what: string
  readonly who: Mender
  readonly remedy: string
}

const again = 'Reconnect: the person signs in again.'
const steady = 'Reconnect. A connection that acts as an application does not depend on sign-ins of people.'

/**
 * By the number that Entra refuses a refresh token with.
 *
 * @see Microsoft, "Refresh tokens in the Microsoft identity platform" and "Entra authentication and authorization error codes"
 */
const endings: Readonly<Record<string, Ending>> = {
  AADSTS700082: { what: 'The sign-in was not used for 90 days.', who: 'signed-in-person', remedy: again },
  AADSTS700081: { what: 'The sign-in has reached its longest life.', who: 'signed-in-person', remedy: again },
  AADSTS700084: {
    what: 'The sign-in lasted a day, as those of single-page applications do.',
    who: 'builder',
    remedy: 'Register the redirect address of the application under the platform Web, then reconnect.',
  },
  AADSTS70043: {
    what: 'A policy of the directory asks for a new sign-in at intervals.',
    who: 'signed-in-person',
    remedy: steady,
  },
  AADSTS70044: {
    what: 'A policy of the directory asks for a new sign-in at intervals.',
    who: 'signed-in-person',
    remedy: steady,
  },
  AADSTS50173: {
    what: 'The sessions of the person were revoked, or the password was reset by an administrator.',
    who: 'signed-in-person',
    remedy: again,
  },
  AADSTS50132: { what: 'The password of the person has changed.', who: 'signed-in-person', remedy: again },
  AADSTS50133: { what: 'The password of the person has expired.', who: 'signed-in-person', remedy: again },
  AADSTS50057: {
    what: 'The account of the person is disabled.',
    who: 'entra-admin',
    remedy: 'Enable the account, or reconnect with another person.',
  },
  AADSTS50034: {
    what: 'The account of the person is not in the directory any more.',
    who: 'entra-admin',
    remedy: 'Reconnect with another person.',
  },
  AADSTS50076: { what: 'The directory asks for a second factor now.', who: 'signed-in-person', remedy: again },
  AADSTS50078: { what: 'The second factor has to be given again.', who: 'signed-in-person', remedy: again },
  AADSTS50079: {
    what: 'The person has to register a second factor.',
    who: 'signed-in-person',
    remedy: 'The person registers it at the next sign-in: reconnect.',
  },
  AADSTS50158: { what: 'A policy asks for more at the sign-in.', who: 'signed-in-person', remedy: again },
  AADSTS53003: {
    what: 'A Conditional Access policy blocks the sign-in.',
    who: 'entra-admin',
    remedy: 'Exclude the application, the person or the address of Landbridge from the policy, then reconnect.',
  },
  AADSTS65001: {
    what: 'The consent to the application was taken back.',
    who: 'entra-admin',
    remedy: 'Reconnect, and accept the permissions again.',
  },
  AADSTS700016: {
    what: 'The application was removed from the directory.',
    who: 'entra-admin',
    remedy: 'Reconnect: with the sign-in the application comes back.',
  },
  AADSTS7000112: {
    what: 'The application is disabled in the directory.',
    who: 'entra-admin',
    remedy: 'Enable it: Enterprise applications, Properties, Enabled for users to sign-in.',
  },
}

/** Whether the number of a refusal alone says why a connection does not work, so that no diagnosis says it better. */
export const saysWhy = (flow: Flow, theirs: string | undefined): boolean =>
  flow === 'delegated' && theirs !== undefined && theirs in endings

/** What a refusal by Entra or Business Central means for a connection that cannot work until somebody has mended it. */
export const concernOfRefusal = (flow: Flow, fault: Fault): Concern => {
  const ending = flow === 'delegated' ? endings[fault.details.theirs ?? ''] : undefined
  const { what, who, remedy } = ending ?? { what: fault.message, who: fault.fact.who, remedy: fault.fact.remedy }
  return { severity: 'broken', what, who, remedy, code: fault.code }
}
