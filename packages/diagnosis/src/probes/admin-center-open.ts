import { adminCenterApi, adminCenterLink, Fault } from '@landbridge/model'
import { ask, rowsOf } from '../ask.ts'
import { type Look, probe } from '../facts.ts'
import { type Cause, failed, pass, sentence, untold } from '../finding.ts'

const role = 'AdminCenter.ReadWrite.All'
const id = 'admin.authorised'

/**
 * Whether the application is let into the Admin Center API: it needs a role in Entra, and to be listed in the admin
 * center. Neither implies the other.
 *
 * @param isNeeded Whether the connection works by it; where it does not, being kept out is no fault.
 */
export const adminCenterOpen = (isNeeded: boolean) =>
  probe({
    name: 'adminCenterOpen',
    requests: 1,
    needs: ['endpoints', 'tenantId', 'token', 'claims'],
    gives: [],
    look: async (facts, reach): Promise<Look<never>> => {
      const { claims, endpoints, tenantId, token } = facts
      const hasRole = claims === null || claims.roles.includes(role)
      if (!hasRole && !isNeeded) return told('The application does not have the permission.')
      const evidence = [
        { label: role, value: claims === null ? 'not known' : hasRole ? 'found in the token' : 'not in the token' },
      ]
      try {
        const answer = await ask(`${adminCenterApi(endpoints)}/applications/environments`, reach, token)
        const count = rowsOf(answer.value)?.length ?? 0
        const shown = [...evidence, { label: 'Environments shown', value: String(count) }, ...answer.evidence]
        return { finding: pass(id, 'The application may use the admin center.', shown), facts: {} }
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        if (!isClosed(error)) return { finding: failed(id, error.message, error, { evidence }), facts: {} }
        const cause = hasRole ? notListed : roleMissing
        if (!isNeeded) return told(sentence(cause.text))
        const link = adminCenterLink(endpoints, tenantId)
        const finding = failed(id, 'The admin center does not let the application in.', error, {
          evidence,
          causes: [cause],
          link,
        })
        return { finding, facts: {} }
      }
    },
  })

const told = (why: string): Look<never> => ({
  finding: untold(id, `The admin center was not opened. ${why} This connection does without it.`),
  facts: {},
})

const isClosed = ({ details: { status } }: Fault): boolean => status === 401 || status === 403

const roleMissing: Cause = {
  id: 'admin.role_missing',
  text: `${role} is not granted to the application`,
  remedy: `Grant ${role} as an application permission, with admin consent.`,
  who: 'entra-admin',
}

const notListed: Cause = {
  id: 'admin.not_listed',
  text: 'the application is not listed under Authorized Microsoft Entra apps in the admin center',
  remedy: 'Open Authorized Microsoft Entra apps in the Business Central admin center and add the client id.',
  who: 'admin-center-admin',
}
