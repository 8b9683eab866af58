import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asApplication, bcAppId, type Graph } from './support.ts'

let sim: Simulator
let graph: Graph
const eventual = { consistencylevel: 'eventual' }
const made: Record<string, { id: string; appId: string }> = {}

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asApplication(sim, ['Application.ReadWrite.All', 'User.Read.All'])).graph
  const drafts: readonly { displayName: string; [name: string]: unknown }[] = [
    { displayName: 'Query Alpha', tags: ['acme', 'blue'], description: 'First of three', uniqueName: 'query-alpha' },
    { displayName: "Query O'Beta", tags: ['acme'], signInAudience: 'AzureADMyOrg', description: 'Second of three' },
    { displayName: 'Query Gamma', identifierUris: ['https://fjordlinefurniture.example/gamma'] },
  ]
  for (const draft of drafts) made[draft.displayName] = (await graph('POST', '/applications', draft)).body
  for (const alias of ['zoe', 'adam'])
    sim.control.createUser(sim.env.TENANT, { alias, displayName: `${alias} person`, password: 'right' })
})
afterAll(() => sim.stop())

const all = ['Query Alpha', "Query O'Beta", 'Query Gamma']
const code = async (reply: ReturnType<Graph>): Promise<[number, string]> => {
  const { status, body } = await reply
  return [status, body.error?.code]
}

/** Names of the applications of this file that are found. */
const found = async (query: string, headers: Record<string, string> = {}) => {
  const { body, status } = await graph('GET', `/applications?${query}`, undefined, headers)
  expect([query, status]).toEqual([query, 200])
  return body.value.map(({ displayName }) => displayName).filter((name) => String(name).startsWith('Query'))
}

describe('$filter', () => {
  const basic: readonly (readonly [string, readonly string[]])[] = [
    ["displayName eq 'Query Alpha'", ['Query Alpha']],
    ["displayname eq 'QUERY ALPHA'", ['Query Alpha']],
    ["displayName eq 'Query O''Beta'", ["Query O'Beta"]],
    ["startswith(displayName,'Query')", all],
    ["startswith(displayName, 'query g')", ['Query Gamma']],
    ["uniqueName eq 'query-alpha'", ['Query Alpha']],
    ["displayName in ('Query Alpha', 'Query Gamma', 'None')", ['Query Alpha', 'Query Gamma']],
    ["startswith(displayName,'Query') and signInAudience eq 'AzureADMyOrg'", ["Query O'Beta"]],
    ["displayName eq 'Query Alpha' or displayName eq 'Query Gamma'", ['Query Alpha', 'Query Gamma']],
    ["(displayName eq 'Query Alpha' or displayName eq 'Query Gamma') and tags/any(t:t eq 'acme')", ['Query Alpha']],
    ["tags/any(t:t eq 'acme')", ['Query Alpha', "Query O'Beta"]],
    ["tags/any(t: startswith(t, 'bl'))", ['Query Alpha']],
    ["identifierUris/any(s:s eq 'https://fjordlinefurniture.example/gamma')", ['Query Gamma']],
    ["identifierUris/any(uri:startswith(uri,'https://fjord'))", ['Query Gamma']],
  ]
  test.each(basic)('%s', async (filter, names) => {
    expect(await found(`$filter=${encodeURIComponent(filter)}`)).toEqual(names)
  })

  test('finds by both ids, with or without quotes and in either case', async () => {
    const { id, appId } = made['Query Gamma']!
    for (const filter of [
      `id eq '${id}'`,
      `appId eq '${appId}'`,
      `appId eq ${appId}`,
      `appId eq '${appId.toUpperCase()}'`,
    ])
      expect(await found(`$filter=${filter}`)).toEqual(['Query Gamma'])
    expect(await found(`$filter=appId eq '${id}'`)).toEqual([])
  })

  const advanced: readonly (readonly [string, readonly string[]])[] = [
    ["startswith(displayName,'Query') and displayName ne 'Query Alpha'", ["Query O'Beta", 'Query Gamma']],
    ["startswith(displayName,'Query') and not(displayName eq 'Query Alpha')", ["Query O'Beta", 'Query Gamma']],
    ["startswith(displayName,'Query') and createdDateTime ge 2000-01-01T00:00:00Z", all],
    ["description eq 'first of three'", ['Query Alpha']],
  ]
  test.each(advanced)('%s is an advanced query', async (filter, names) => {
    const query = `$filter=${encodeURIComponent(filter)}`
    expect(await code(graph('GET', `/applications?${query}`))).toEqual([400, 'Request_UnsupportedQuery'])
    // The header alone does not do; the count is part of it.
    expect(await code(graph('GET', `/applications?${query}`, undefined, eventual))).toEqual([
      400,
      'Request_UnsupportedQuery',
    ])
    expect(await found(`${query}&$count=true`, eventual)).toEqual(names)
    expect(await found(`${query}&$count=true&ConsistencyLevel=eventual`)).toEqual(names)
  })

  const refused: readonly (readonly [string, number, string])[] = [
    ["colour eq 'red'", 400, 'Request_UnsupportedQuery'],
    ["notes eq 'x'", 400, 'Request_UnsupportedQuery'],
    ["contains(displayName,'x')", 400, 'BadRequest'],
    ["endswith(displayName,'x')", 400, 'Request_UnsupportedQuery'],
    ['displayName eq', 400, 'BadRequest'],
    ["displayName eq 'open", 400, 'BadRequest'],
    ["(displayName eq 'x'", 400, 'BadRequest'],
    ["displayName like 'x'", 400, 'BadRequest'],
    ["tags eq 'acme'", 400, 'Request_UnsupportedQuery'],
    [`${'('.repeat(30)}displayName eq 'x'${')'.repeat(30)}`, 400, 'BadRequest'],
    ['owners/$count eq 0', 501, 'not_simulated'],
    ["requiredResourceAccess/any(r:r/resourceAppId eq 'x')", 501, 'not_simulated'],
    ["keyCredentials/any(k:k/keyId eq 'x')", 501, 'not_simulated'],
  ]
  test.each(refused)('%s is refused', async (filter, status, name) => {
    const { body, status: got } = await graph('GET', `/applications?$filter=${encodeURIComponent(filter)}`)
    expect([got, body.error.code]).toEqual([status, name])
  })

  test('finds service principals by the names that they serve', async () => {
    const by = (name: string) =>
      graph('GET', `/servicePrincipals?$filter=servicePrincipalNames/any(c:c eq '${name}')&$select=appId`)
    expect((await by('https://api.businesscentral.dynamics.com')).body.value).toEqual([{ appId: bcAppId }])
    expect((await by(bcAppId)).body.value).toEqual([{ appId: bcAppId }])
  })

  test('asks for the end of a sign-in name as an advanced query', async () => {
    const filter = "$filter=endswith(userPrincipalName,'fjordlinefurniture.onmicrosoft.com')"
    expect(await code(graph('GET', `/users?${filter}`))).toEqual([400, 'Request_UnsupportedQuery'])
    const { body } = await graph('GET', `/users?${filter}&$count=true`, undefined, eventual)
    expect(body.value).toHaveLength(3)
  })
})

describe('$search', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['"displayName:alpha"', ['Query Alpha']],
    ['"displayName:que gam"', ['Query Gamma']],
    ['"description:three"', ['Query Alpha', "Query O'Beta"]],
    ['"displayName:alpha" OR "displayName:gamma"', ['Query Alpha', 'Query Gamma']],
    ['"displayName:query" AND "description:second"', ["Query O'Beta"]],
    ['"displayName:gamma" OR "displayName:query" AND "description:first"', ['Query Alpha', 'Query Gamma']],
    ['"displayName:lpha"', []],
  ]
  test.each(cases)('%s', async (search, names) => {
    const query = `$search=${encodeURIComponent(search)}`
    expect(await code(graph('GET', `/applications?${query}`))).toEqual([400, 'Request_UnsupportedQuery'])
    expect(await found(query, eventual)).toEqual(names)
  })

  test.each([
    ['alpha', 400],
    ['"alpha"', 400],
    ['"displayName:alpha" "displayName:beta"', 400],
    ['"displayName:alpha" AND', 400],
    ['"notes:alpha"', 400],
    ['("displayName:alpha" OR "displayName:beta")', 501],
  ])('%s is refused', async (search, status) => {
    const reply = await graph('GET', `/applications?$search=${encodeURIComponent(search)}`, undefined, eventual)
    expect(reply.status).toBe(status)
  })
})

describe('$select', () => {
  test('gives what is asked for, under its own spelling, and says so in the context', async () => {
    const { body } = await graph('GET', "/applications?$select=id,displayname&$filter=displayName eq 'Query Alpha'")
    expect(body).toEqual({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#applications(id,displayname)`,
      value: [{ id: made['Query Alpha']!.id, displayName: 'Query Alpha' }],
    })
    const one = await graph('GET', `/applications/${made['Query Alpha']!.id}?$select=appId`)
    expect(one.body).toEqual({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#applications(appId)/$entity`,
      appId: made['Query Alpha']!.appId,
    })
  })

  test('of a property that is not there is refused', async () => {
    expect(await code(graph('GET', '/applications?$select=id,colour'))).toEqual([400, 'BadRequest'])
  })

  test('is not needed for the basic properties of people, and for the others it is', async () => {
    const [first] = (await graph('GET', '/users')).body.value
    expect(Object.keys(first!)).toEqual(
      'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id'.split(
        ' ',
      ),
    )
    expect((await graph('GET', '/users?$select=accountEnabled')).body.value[0]).toEqual({ accountEnabled: true })
  })
})

describe('a page', () => {
  test('ends at $top, and the next link goes on where it ended', async () => {
    const names: unknown[] = []
    let next = '/applications?$top=2&$select=displayName,id'
    let pages = 0
    while (next !== '') {
      const { body } = await graph('GET', next)
      names.push(...body.value.map(({ displayName }) => displayName))
      expect(body.value.length).toBeLessThanOrEqual(2)
      next = String(body['@odata.nextLink'] ?? '')
      if (next !== '') expect(next).toMatch(/^http.*\/v1\.0\/applications\?.*\$skiptoken=/)
      pages++
    }
    expect(pages).toBeGreaterThan(1)
    expect(names).toEqual(
      (await graph('GET', '/applications?$top=999')).body.value.map(({ displayName }) => displayName),
    )
  })

  test('holds a hundred without $top', async () => {
    const own = await startSimulator({ ports: 'free' })
    try {
      for (let i = 0; i < 120; i++) own.control.createApplication(own.env.TENANT, { displayName: `Many ${i}` })
      const { graph: mine } = await asApplication(own, ['Application.ReadWrite.All'])
      const { body } = await mine('GET', '/applications')
      expect(body.value).toHaveLength(100)
      expect((await mine('GET', String(body['@odata.nextLink']))).body.value).toHaveLength(22)
    } finally {
      await own.stop()
    }
  })

  test.each(['0', '1000', '-1', 'many', '1.5'])('of $top=%s is refused', async (top) => {
    expect((await graph('GET', `/applications?$top=${top}`)).status).toBe(400)
  })

  test('behind a token that nobody gave is refused', async () => {
    expect(await code(graph('GET', '/applications?$skiptoken=nonsense'))).toEqual([400, 'Directory_ExpiredPageToken'])
  })
})

describe('$count', () => {
  test('counts all that the filter leaves, with the header only', async () => {
    const query = "/applications?$count=true&$top=1&$filter=startswith(displayName,'Query')"
    expect((await graph('GET', query)).body).not.toHaveProperty('@odata.count')
    expect((await graph('GET', query, undefined, eventual)).body['@odata.count']).toBe(3)
  })

  test.each(['applications', 'servicePrincipals', 'users'])('of %s is a number as text', async (set) => {
    expect(await code(graph('GET', `/${set}/$count`))).toEqual([400, 'Request_UnsupportedQuery'])
    const { text, headers } = await graph('GET', `/${set}/$count`, undefined, eventual)
    expect(text).toBe(String((await graph('GET', `/${set}?$top=999`)).body.value.length))
    expect(headers.get('content-type')).toMatch(/^text\/plain/)
  })
})

describe('$orderby', () => {
  test('sorts by name, in either direction', async () => {
    expect(await found('$orderby=displayName')).toEqual(['Query Alpha', 'Query Gamma', "Query O'Beta"])
    expect(await found('$orderby=displayName desc')).toEqual(["Query O'Beta", 'Query Gamma', 'Query Alpha'])
  })

  test('beside a filter is an advanced query', async () => {
    const query = "$orderby=displayName desc&$filter=startswith(displayName,'Query')"
    expect(await code(graph('GET', `/applications?${query}`))).toEqual([400, 'Request_UnsupportedQuery'])
    expect(await found(`${query}&$count=true`, eventual)).toEqual(["Query O'Beta", 'Query Gamma', 'Query Alpha'])
  })

  test.each(['notes', 'displayName up', 'displayName,id'])('%s is refused', async (order) => {
    expect(await code(graph('GET', `/applications?$orderby=${order}`))).toEqual([400, 'Request_UnsupportedQuery'])
  })
})

describe('other options', () => {
  test('go without their dollar', async () => {
    expect(await found("filter=displayName eq 'Query Alpha'&select=displayName")).toEqual(['Query Alpha'])
  })

  test.each([
    ['$skip=1', 400],
    ['$apply=aggregate(id)', 400],
    ['$top=1&$top=2', 400],
    ['$format=xml', 501],
    ['$expand=nothing', 501],
    ['$expand=owners($select=id)', 501],
  ])('%s is refused', async (query, status) => {
    expect((await graph('GET', `/applications?${query}`)).status).toBe(status)
  })

  test('make no sense for one object', async () => {
    for (const option of ["$filter=displayName eq 'x'", '$top=1', '$orderby=displayName'])
      expect(await code(graph('GET', `/applications/${made['Query Alpha']!.id}?${option}`))).toEqual([
        400,
        'BadRequest',
      ])
  })
})
