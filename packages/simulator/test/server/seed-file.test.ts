import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSeed, type Seed, startSimulator } from '@landbridge/simulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askToken, decodeToken, startForTest } from '../support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-seed-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const yaml = `
tenants:
  - displayName: Larkfield
    domains: [larkfield.onmicrosoft.com, larkfield.example]
    country: GB
    policy: { usersMayRegister: false }
    users:
      - alias: ada
        displayName: Ada Larkfield
        password: a simulated password
        directoryRoles: [globalAdministrator]
        permissionSets: { Main: [SUPER] }
    environments:
      - name: Main
        type: Production
        version: '27'
        companies:
          - name: Larkfield Ltd
            data: small
            records:
              customers:
                - { displayName: Ash & Elm, city: Leeds }
                - { displayName: Birch }
              vendors:
                - { displayName: Cedar Supplies }
      - { name: Trial, type: Sandbox, countryCode: DK }
    applications:
      - displayName: Connector
        secret: a text of my own
        roles: [API.ReadWrite.All]
        redirectUris: ['https://app.example/cb']
        cards:
          - { environment: Main, permissionSets: [D365 BUS FULL ACCESS] }
  - displayName: Other
    domains: [other.example]
`

const write = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const customers = async (sim: Awaited<ReturnType<typeof startForTest>>, token: string): Promise<string[]> => {
  const { env } = sim
  const url = `${env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0/companies(${env.COMPANY})/customers`
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  const { value } = (await response.json()) as { value: { displayName: string }[] }
  return value.map(({ displayName }) => displayName)
}

describe('a seed file', () => {
  test('makes tenants, people, environments, companies with records, and an app that works', async () => {
    const sim = await startForTest({ seed: write('seed.yaml', yaml) })
    expect(sim.env).toMatchObject({
      ENVIRONMENT: 'Main',
      COMPANY_NAME: 'Larkfield Ltd',
      CLIENT_SECRET: 'a text of my own',
      TEST_USER: 'ada@larkfield.onmicrosoft.com',
      TEST_PASSWORD: 'a simulated password',
    })
    const [tenant, other] = [...sim.world.tenants.values()]
    expect(other?.displayName).toBe('Other')
    expect(tenant?.policy.usersMayRegister).toBe(false)
    expect(
      [...tenant!.environments.values()].map(({ name, type, countryCode, version }) => [
        name,
        type,
        countryCode,
        version.split('.')[0],
      ]),
    ).toEqual([
      ['Main', 'Production', 'GB', '27'],
      ['Trial', 'Sandbox', 'DK', '28'],
    ])
    expect([...tenant!.users.values()].map(({ displayName }) => displayName)).toEqual(['Ada Larkfield'])
    const { access_token: token } = (await askToken(sim)).body
    expect(decodeToken(token).payload.roles).toEqual(['API.ReadWrite.All'])
    expect(await customers(sim, token)).toEqual(expect.arrayContaining(['Ash & Elm', 'Birch']))
  })

  test('has the same ids at every start, and is what a reset goes back to', async () => {
    const path = write('seed.yaml', yaml)
    const [first, second] = [await startForTest({ seed: path }), await startForTest({ seed: path })]
    const { TENANT, CLIENT_ID, COMPANY } = first.env
    expect(second.env).toMatchObject({ TENANT, CLIENT_ID, COMPANY })
    const { access_token: token } = (await askToken(second)).body
    const before = await customers(second, token)
    second.control.createTenant({ displayName: 'Late', domains: ['late.example'] })
    second.control.deleteCard(TENANT, 'Main', CLIENT_ID)
    second.control.reset()
    expect(second.world.tenants.size).toBe(2)
    expect(await customers(second, (await askToken(second)).body.access_token)).toEqual(before)
  })

  test('can be JSON or an object, and a world without applications', async () => {
    const seed: Seed = { tenants: [{ displayName: 'Bare', domains: ['bare.example'] }] }
    expect(readSeed(write('seed.json', JSON.stringify(seed)))).toEqual(seed)
    const sim = await startForTest({ seed })
    expect(sim.env).toMatchObject({ CLIENT_ID: '', ENVIRONMENT: '', TEST_USER: '' })
    expect((await fetch(sim.addresses.authority)).status).toBe(200)
  })

  const tenant = (more: string) => `tenants:\n  - displayName: A\n    domains: [a.example]\n${more}`
  test.each<[string, string, string]>([
    ['that is misspelled', 'tenant: []', 'tenant is not known; known: tenants.'],
    ['without a domain', 'tenants: [{ displayName: A }]', 'tenants[0].domains is missing.'],
    ['with no tenant', 'tenants: []', 'tenants must not be empty.'],
    [
      'with a role that is none',
      tenant('    users: [{ alias: a, directoryRoles: [boss] }]'),
      'tenants[0].users[0].directoryRoles[0] must be one of',
    ],
    [
      'with a version that is none',
      tenant('    environments: [{ name: M, version: "5" }]'),
      'tenants[0].environments[0]: version must be',
    ],
    [
      'with a company that is there twice',
      tenant('    environments: [{ name: M, companies: [{ name: C }, { name: c }] }]'),
      "tenants[0].environments[0].companies[1]: There is a company 'c' already.",
    ],
    [
      'with a card where there is no environment',
      tenant('    applications: [{ displayName: A, cards: [{ environment: M }] }]'),
      "tenants[0].applications[0].cards[0]: A has no environment 'M'.",
    ],
    [
      'with a record that breaks a rule',
      tenant(
        '    environments: [{ name: M, companies: [{ name: C, data: small, records: { customers: [{ displayName: Fine }, { displayNam: x }] } }] }]',
      ),
      'tenants[0].environments[0].companies[0].records.customers[1] was answered with 400: ',
    ],
    [
      'with records of a set that is none',
      tenant('    environments: [{ name: M, companies: [{ name: C, records: { people: [{}] } }] }]'),
      'tenants[0].environments[0].companies[0].records.people[0] was answered with 404: ',
    ],
  ])('%s is refused with the place', async (_, text, message) => {
    const started = startSimulator({ ports: 'free', seed: write('wrong.yaml', text) })
    const refused = await started.then(
      (sim) => sim.stop().then(() => 'started'),
      (error: Error) => error.message,
    )
    expect(refused).toContain(message)
  })
})
