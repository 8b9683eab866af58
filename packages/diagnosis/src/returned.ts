import type { Fault, FaultCode } from '@landbridge/model'
import { type Cause, type Finding, failed } from './finding.ts'

/**
 * What it means that a browser came back from Microsoft's pages with a refusal.
 *
 * @param id Stable name of the finding.
 */
export const returnedFinding = (id: string, fault: Fault): Finding => {
  const { what, causes } = meanings[fault.code] ?? { what: 'Microsoft did not let the person through.', causes: [] }
  return failed(id, what, fault, { causes })
}

/** Both end in the same answer: the person pressed Cancel, or was told to ask an administrator and went back. */
const declined: readonly Cause[] = [
  {
    id: 'consent.declined',
    text: 'the person chose Cancel',
    remedy: 'Begin again and choose Accept.',
    who: 'signed-in-person',
  },
  {
    id: 'consent.not_allowed',
    text: 'the account may not accept applications, so that Microsoft asked for the approval of an administrator',
    remedy:
      'Begin again as Cloud Application Administrator, Application Administrator or Global Administrator of the directory.',
    who: 'entra-admin',
  },
]

const meanings: Partial<Record<FaultCode, { readonly what: string; readonly causes: readonly Cause[] }>> = {
  'auth.consent_declined': { what: 'The permissions were not accepted.', causes: declined },
  'auth.consent_missing': {
    what: 'The permissions were accepted in part only, or not at all.',
    causes: [
      {
        id: 'consent.partial',
        text: 'not all permissions of the app registration were granted',
        remedy: 'Begin again and accept all of them.',
        who: 'entra-admin',
      },
    ],
  },
  'auth.wrong_tenant': {
    what: 'The person who signed in belongs to another directory.',
    causes: [
      {
        id: 'sign_in.wrong_account',
        text: "the browser's active account belongs to another directory",
        remedy:
          'Open the page in a private window and sign in with an account of the directory that owns Business Central.',
        who: 'signed-in-person',
      },
    ],
  },
}
