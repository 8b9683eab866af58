import { adminCenterLink, deploymentUrl, Fault } from '@landbridge/model'
import { ask, textOf } from '../ask.ts'
import { probe } from '../facts.ts'
import { failed, pass, untold } from '../finding.ts'

/** Whether the environment is up, as the web client tells everybody. */
export const environmentReady = probe({
  name: 'environmentReady',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'environment'],
  gives: [],
  look: async ({ endpoints, tenantId, environment }, reach) => {
    const id = 'environment.ready'
    const silent = (why: string) => ({ finding: untold(id, why), facts: {} })
    if (endpoints.webClient === '') return silent('The address of the web client is not known.')
    try {
      const { value, evidence } = await ask(deploymentUrl(endpoints, tenantId, environment), reach)
      const status = typeof value === 'object' && value !== null ? textOf({ ...value }, 'status') : ''
      const shown = [{ label: 'Status', value: status }, ...evidence]
      const link = adminCenterLink(endpoints, tenantId)
      if (status === '') return silent('The web client does not say whether the environment is ready.')
      if (status === 'Ready') return { finding: pass(id, `${environment} is ready.`, shown), facts: {} }
      const code = status === 'DoesNotExist' ? 'bc.environment_unknown' : 'bc.environment_unavailable'
      const what = status === 'DoesNotExist' ? `${environment} does not exist.` : `${environment} is not ready yet.`
      const fault = new Fault(code, { message: what, theirs: status })
      return { finding: failed(id, what, fault, { evidence, link }), facts: {} }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      // Servers and embed applications need not have this page; what counts is what the API says.
      if (error.code === 'net.forbidden' || error.details.status !== undefined)
        return silent('The web client does not say whether the environment is ready.')
      return { finding: failed(id, error.message, error), facts: {} }
    }
  },
})
