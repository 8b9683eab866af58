import { expect, test } from 'vitest'
import { askRaw, askToken, startForTest } from '../support.ts'

test('who asks Microsoft by name is told the hosts of an embed application, and others are told ours', async () => {
  const sim = await startForTest()
  const { TENANT } = sim.env
  sim.control.createEnvironment(TENANT, {
    name: 'Books',
    applicationFamily: 'Wiise',
    version: '27',
    type: 'Production',
  })
  const { access_token } = (await askToken(sim)).body
  const list = async (host?: string) => {
    const headers = { authorization: `Bearer ${access_token}`, ...(host !== undefined && { host }) }
    const { body } = await askRaw(sim.addresses.api, '/environments/v1.2', { headers })
    return JSON.parse(body).value.find(({ name }: { name: string }) => name === 'Books')
  }
  expect(await list('api.businesscentral.dynamics.com')).toEqual({
    aadTenantId: TENANT,
    applicationFamily: 'Wiise',
    type: 'Production',
    name: 'Books',
    countryCode: 'DK',
    webServiceUrl: 'https://wiise.api.bc.dynamics.com',
    webClientLoginUrl: `https://wiise.bc.dynamics.com/${TENANT}/Books`,
    ringName: 'PROD',
  })
  expect(await list()).toMatchObject({
    webServiceUrl: sim.addresses.api,
    webClientLoginUrl: `${sim.addresses.webClient}/${TENANT}/Books`,
  })
  const state = await askRaw(sim.addresses.webClient, `/${TENANT}/Books/deployment/url`, {
    headers: { host: 'wiise.bc.dynamics.com' },
  })
  expect(JSON.parse(state.body)).toEqual({
    status: 'Ready',
    data: `https://wiise.bc.dynamics.com/${TENANT}/Books`,
    environmentType: 0,
  })
})

test.each([
  ['Active', 'Ready', 200],
  ['NotReady', 'NotReady', 503],
  ['Preparing', 'Preparing', 503],
  ['Upgrading', 'Upgrading', 503],
  ['Removing', 'Removing', 503],
  ['CreatingFailed', 'CreatingFailed', 503],
  ['RemovingFailed', 'RemovingFailed', 503],
  ['SoftDeleting', 'DoesNotExist', 503],
  ['SoftDeletingFailed', 'SoftDeletingFailed', 503],
  ['SoftDeleted', 'DoesNotExist', 503],
  ['Recovering', 'Recovering', 503],
  ['RecoveringFailed', 'RecoveringFailed', 503],
] as const)('an environment that is %s is told as %s, and its API answers %i', async (status, shown, answer) => {
  const sim = await startForTest()
  const { TENANT } = sim.env
  sim.control.setEnvironmentStatus(TENANT, 'Production', status)
  const state = await (await fetch(`${sim.addresses.webClient}/${TENANT}/Production/deployment/url`)).json()
  expect(state).toMatchObject({ status: shown })
  const { access_token } = (await askToken(sim)).body
  const response = await fetch(`${sim.addresses.api}/v2.0/${TENANT}/Production/api/v2.0/companies`, {
    headers: { authorization: `Bearer ${access_token}` },
  })
  expect(response.status).toBe(answer)
  expect(response.headers.has('retry-after')).toBe(answer === 503)
})
