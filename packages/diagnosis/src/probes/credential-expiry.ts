import { entraLink, Fault } from '@landbridge/model'
import { probe } from '../facts.ts'
import { failed, pass, untold } from '../finding.ts'
import { credentialName } from './token-issued.ts'

const dayMs = 86_400_000

/** How long the credential lasts, by what was typed: Entra tells it to nobody who only holds the credential. */
export const credentialExpiry = probe({
  name: 'credentialExpiry',
  requests: 0,
  needs: ['endpoints', 'tenantId', 'clientId', 'credential', 'credentialEndsAt'],
  gives: [],
  look: async ({ endpoints, tenantId, clientId, credential, credentialEndsAt }, { now = Date.now }) => {
    const id = 'credential.expiry'
    const name = credentialName(credential)
    if (credentialEndsAt === null) return { finding: untold(id, `Nobody said when the ${name} ends.`), facts: {} }
    const days = Math.floor((credentialEndsAt - now()) / dayMs)
    const evidence = [
      { label: 'Ends', value: new Date(credentialEndsAt).toISOString().slice(0, 10) },
      { label: 'Days left', value: String(Math.max(0, days)) },
      { label: 'Known from', value: 'what was typed' },
    ]
    if (credentialEndsAt > now())
      return {
        finding: pass(id, `The ${name} lasts ${days} more ${days === 1 ? 'day' : 'days'}.`, evidence),
        facts: {},
      }
    const link = entraLink(endpoints, tenantId, 'appCredentials', clientId)
    const fault = new Fault('auth.secret_expired', { message: `The ${name} has ended.` })
    return { finding: failed(id, `The ${name} has ended.`, fault, { evidence, link }), facts: {} }
  },
})
