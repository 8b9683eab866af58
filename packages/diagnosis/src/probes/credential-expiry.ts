import { entraLink, Fault } from '@landbridge/model'
import { probe } from '../facts.ts'
import { type Cause, failed, pass, untold } from '../finding.ts'
import { credentialName } from './token-issued.ts'

const dayMs = 86_400_000

/** How long the credential lasts, as it says itself or as was typed: Entra tells it to nobody who only holds it. */
export const credentialExpiry = probe({
  name: 'credentialExpiry',
  requests: 0,
  needs: ['endpoints', 'tenantId', 'clientId', 'credential', 'credentialEndsAt'],
  gives: [],
  look: async ({ endpoints, tenantId, clientId, credential, credentialEndsAt }, { now = Date.now }) => {
    const id = 'credential.expiry'
    const name = credentialName(credential)
    if ('assertion' in credential) return { finding: pass(id, 'A federated credential does not expire.'), facts: {} }
    if (credentialEndsAt === null) return { finding: untold(id, `Nobody said when the ${name} ends.`), facts: {} }
    const days = Math.floor((credentialEndsAt - now()) / dayMs)
    const evidence = [
      { label: 'Ends', value: new Date(credentialEndsAt).toISOString().slice(0, 10) },
      { label: 'Days left', value: String(Math.max(0, days)) },
      { label: 'Known from', value: 'certificate' in credential ? 'the certificate itself' : 'what was typed' },
    ]
    if (credentialEndsAt > now())
      return {
        finding: pass(id, `The ${name} lasts ${days} more ${days === 1 ? 'day' : 'days'}.`, evidence),
        facts: {},
      }
    const link = entraLink(endpoints, tenantId, 'appCredentials', clientId)
    const fault = new Fault('auth.secret_expired', { message: `The ${name} has ended.` })
    return { finding: failed(id, `The ${name} has ended.`, fault, { evidence, causes: [ended], link }), facts: {} }
  },
})

const ended: Cause = {
  id: 'credential.ended',
  text: 'the end that was given for it has passed',
  remedy: 'Store a new credential in the connection; where this one was prolonged, give its new end.',
  who: 'entra-admin',
}
