import { probeApplication } from '@landbridge/auth'
import { entraLink, Fault } from '@landbridge/model'
import { probe } from '../facts.ts'
import { type Cause, failed, pass } from '../finding.ts'

/**
 * Whether the directory knows the application, before any secret is at hand: Entra misses the application first and
 * the credential after that.
 */
export const applicationExists = probe({
  name: 'applicationExists',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'clientId'],
  gives: [],
  look: async ({ endpoints, tenantId, clientId }, reach) => {
    const id = 'application.exists'
    const evidence = [
      { label: 'Application (client) ID', value: clientId },
      { label: 'Directory (tenant) ID', value: tenantId },
    ]
    const link = entraLink(endpoints, tenantId, 'appOverview', clientId)
    try {
      const found = await probeApplication({ ...reach, authority: endpoints.authority, tenant: tenantId, clientId })
      if (found === 'exists')
        return { finding: pass(id, 'The application exists in this directory.', evidence), facts: {} }
      const fault = new Fault('auth.app_unknown', { theirs: 'AADSTS700016' })
      const what = 'This directory knows no application of this id.'
      return { finding: failed(id, what, fault, { evidence, causes: unknownApp, link }), facts: {} }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { finding: failed(id, error.message, error, { evidence, link }), facts: {} }
    }
  },
})

/** Entra says the same of all of these. */
export const unknownApp: readonly Cause[] = [
  {
    id: 'application.wrong_id',
    text: 'the id is not the Application (client) ID of a registration (the Object ID stands beside it)',
    remedy: 'Copy the Application (client) ID from the overview of the app registration.',
    who: 'entra-admin',
  },
  {
    id: 'application.wrong_directory',
    text: 'the registration is in another directory',
    remedy: 'Copy the Directory (tenant) ID from the same overview.',
    who: 'entra-admin',
  },
  {
    id: 'application.new',
    text: 'the registration is so new that Entra does not show it everywhere yet',
    remedy: 'A new registration is known everywhere after about two minutes.',
    who: 'entra-admin',
  },
]
