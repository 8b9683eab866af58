import { clientCredentials, graphScope } from '@landbridge/auth'
import { appRoles, delegatedScopes } from '@landbridge/model'
import { expect, test } from 'vitest'
import { demoSubject, lineOf, runCheck, startWorld } from './support.ts'

const bc = '996def3d-b36c-4153-8607-a6fd3c01b89f'
const graphApp = '00000003-0000-0000-c000-000000000000'
const api = { resource: bc, name: 'API.ReadWrite.All', type: 'Role' } as const

/** A check whose token lacks the needed role, of an application that may look at its directory, or not. */
const checkOf = async (registers: readonly ('Role' | 'Scope')[], mayLook = true) => {
  const simulator = await startWorld()
  const { control, env, addresses, world } = simulator
  control.revoke(env.TENANT, env.CLIENT_ID, api)
  const tenant = world.tenants.get(env.TENANT)
  const app = [...(tenant?.applications.values() ?? [])].find(({ appId }) => appId === env.CLIENT_ID)
  if (app === undefined) throw new Error('There is no application.')
  app.requiredResourceAccess = [
    {
      resourceAppId: bc,
      resourceAccess: registers.map((type) => ({
        id: type === 'Role' ? appRoles['API.ReadWrite.All'].id : delegatedScopes['Financials.ReadWrite.All'].id,
        type,
      })),
    },
  ]
  if (mayLook)
    control.grant(env.TENANT, env.CLIENT_ID, { resource: graphApp, name: 'Application.Read.All', type: 'Role' })
  const { authority } = addresses
  const credential = { secret: env.CLIENT_SECRET }
  const graph = clientCredentials({
    authority,
    tenant: env.TENANT,
    clientId: env.CLIENT_ID,
    credential,
    scope: graphScope,
  })
  return lineOf(await runCheck(demoSubject(simulator, mayLook ? { graph } : {})), 'token.roles')
}

test.each([
  [['Role'], 'The permission was added, but admin consent was not granted.'],
  [['Scope'], 'It was added under Delegated permissions, which such a token never shows.'],
  [[], 'It was not added at all.'],
] as const)('where the directory tells what was asked for (%j), one cause remains', async (registers, cause) => {
  expect(await checkOf(registers)).toMatchObject({
    verdict: 'fail',
    cause,
    evidence: expect.arrayContaining([
      { label: 'Granted, by Microsoft Graph', value: expect.not.stringContaining('API') },
    ]),
  })
})

test('where the directory cannot be asked, all causes that look the same are named', async () => {
  expect((await checkOf(['Role'], false)).cause).toContain('From outside these look the same.')
})
