import { discoverTenant } from '@landbridge/auth'
import { environmentsUrl, Fault } from '@landbridge/model'
import { ask } from '../ask.ts'
import { type Facts, probe, type Reach } from '../facts.ts'
import { failed, pass } from '../finding.ts'

/** Whether sign-in and Business Central answer at these addresses. A refusal is an answer. */
export const endpointAnswers = probe({
  name: 'endpointAnswers',
  requests: 2,
  needs: ['endpoints'],
  gives: [],
  look: async ({ endpoints }, reach) => {
    const id = 'endpoint.answers'
    const silence = (await Promise.all([signInSilence(endpoints, reach), apiSilence(endpoints, reach)])).find(Boolean)
    const evidence = [
      { label: 'Sign-in', value: endpoints.authority },
      { label: 'Business Central', value: endpoints.api },
    ]
    const finding =
      silence === undefined
        ? pass(id, 'Sign-in and Business Central answer at these addresses.', evidence)
        : failed(id, silence.message, silence, { evidence })
    return { finding, facts: {} }
  },
})

type Endpoints = Facts['endpoints']

/** The fault when nobody answers, or something else than sign-in does. */
const signInSilence = async ({ authority }: Endpoints, reach: Reach): Promise<Fault | undefined> => {
  try {
    await discoverTenant({ ...reach, authority, tenant: 'organizations' })
    return undefined
  } catch (error) {
    if (error instanceof TypeError) return new Fault('net.forbidden', { message: 'The sign-in address must be https.' })
    if (!(error instanceof Fault)) throw error
    // A sign-in that knows no tenant of this kind is one all the same.
    return error.code === 'auth.tenant_not_named' || error.code === 'auth.tenant_unknown' ? undefined : error
  }
}

const apiSilence = async (endpoints: Endpoints, reach: Reach): Promise<Fault | undefined> => {
  try {
    await ask(environmentsUrl(endpoints), reach)
    return undefined
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return error.details.status === 401 || error.details.status === 403 ? undefined : error
  }
}
