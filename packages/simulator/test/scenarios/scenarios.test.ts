import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Scenario, startSimulator } from '@landbridge/simulator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askToken, startForTest } from '../support.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-scenarios-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const yaml = `
id: card-disabled
title: The card is disabled, and the second token request fails
shows: 401 from Business Central
steps:
  - change: PUT /tenants/{TENANT}/environments/{ENVIRONMENT}/cards/{CLIENT_ID}
    with: { state: Disabled }
  - settings: { accessTokenSeconds: 600 }
  - fault:
      on: { face: signIn, path: '*/token' }
      when: { nth: 2 }
      answer: { aadsts: 90033 }
`

describe('a scenario', () => {
  test('is played from a YAML file, and taken back', async () => {
    const sim = await startForTest()
    const played = await sim.playFile(write('mine.yaml', yaml))
    const { TENANT, ENVIRONMENT, CLIENT_ID } = sim.env
    expect(sim.control.getCard(TENANT, ENVIRONMENT, CLIENT_ID).state).toBe('Disabled')
    expect((await askToken(sim)).body.expires_in).toBe(600)
    expect((await askToken(sim)).body.error_codes).toEqual([90033])
    expect((await askToken(sim)).status).toBe(200)
    expect(sim.scenarios.active().map(({ id }) => id)).toEqual(['card-disabled'])
    expect(played.stop()).toEqual([])
    expect(played.stop()).toEqual([])
    expect(sim.control.getCard(TENANT, ENVIRONMENT, CLIENT_ID).state).toBe('Enabled')
    expect(sim.settings.accessTokenSeconds).toBeUndefined()
    expect(sim.scenarios.active()).toEqual([])
  })

  test('is played from a JSON file, from an object and by its id, from the start if wanted', async () => {
    const scenario: Scenario = { id: 'slow-roles', title: 'Roles come late', steps: [{ settings: { roleDelayMs: 5 } }] }
    const sim = await startSimulator({
      ports: 'free',
      scenarios: ['p33', write('mine.json', JSON.stringify(scenario)), { ...scenario, id: 'other' }],
    })
    try {
      expect(sim.scenarios.active().map(({ id }) => id)).toEqual(['P33', 'slow-roles', 'other'])
      expect(sim.settings.roleDelayMs).toBe(5)
      expect(sim.scenarios.list().filter(({ isActive }) => isActive)).toMatchObject([{ id: 'P33' }])
    } finally {
      await sim.stop()
    }
  })

  test('that cannot be played at the start leaves nothing listening', async () => {
    await expect(startSimulator({ ports: 'free', scenarios: ['P99'] })).rejects.toThrow("no scenario 'P99'")
  })

  test('is refused while it is being played, and when it is unknown', async () => {
    const sim = await startForTest()
    await sim.play('P33')
    await expect(sim.play('P33')).rejects.toThrow('is being played already')
    await expect(sim.play('P37')).rejects.toThrow("no scenario 'P37'")
  })

  test('whose step fails changes nothing', async () => {
    const sim = await startForTest()
    const before = await (await fetch(`${sim.addresses.api}/_simulator/state`)).json()
    const steps = [
      { settings: { roleDelayMs: 7 } },
      { change: 'DELETE /tenants/{TENANT}/environments/{ENVIRONMENT}/cards/{CLIENT_ID}' },
      { change: 'PATCH /tenants/{TENANT}/environments/Nowhere', with: { status: 'Active' } },
    ]
    await expect(sim.play({ id: 'x', title: 'x', steps })).rejects.toThrow(
      "x: steps[2] was answered with 404: Fjordline Furniture has no environment 'Nowhere'.",
    )
    const after = (await (await fetch(`${sim.addresses.api}/_simulator/state`)).json()) as object
    expect({ ...after, now: 0 }).toEqual({ ...(before as object), now: 0 })
    expect(sim.scenarios.active()).toEqual([])
  })

  test('leaves alone what others changed since, and says so', async () => {
    const sim = await startForTest()
    const { TENANT, ENVIRONMENT, CLIENT_ID } = sim.env
    const played = await sim.play('P33b')
    sim.control.setPolicy(TENANT, { usersMayRegister: false })
    sim.settings.roleDelayMs = 9
    expect(played.stop()).toEqual([])
    expect(sim.world.tenants.get(TENANT)?.policy.usersMayRegister).toBe(false)
    expect(sim.settings.roleDelayMs).toBe(9)

    const again = await sim.play('P42')
    sim.control.setEnvironmentStatus(TENANT, ENVIRONMENT, 'Preparing')
    expect(again.stop()).toEqual([`${TENANT}/environments/production/status`])
    expect(sim.control.getCard(TENANT, ENVIRONMENT, CLIENT_ID).state).toBe('Enabled')
  })

  test('that is taken back brings things back as they were, in their order', async () => {
    const sim = await startForTest()
    const names = () => [...sim.world.tenants.get(sim.env.TENANT)!.environments.values()].map(({ name }) => name)
    const renamed = await sim.play('P41b')
    expect(names()).toEqual(['Sandbox', 'Live'])
    expect(renamed.stop()).toEqual([])
    expect(names()).toEqual(['Production', 'Sandbox'])
    expect(sim.env.ENVIRONMENT).toBe('Production')
  })

  test('is forgotten by a reset, with its rules', async () => {
    const sim = await startForTest()
    await sim.play('P27')
    await sim.play('P33')
    sim.control.reset()
    expect(sim.scenarios.active()).toEqual([])
    expect(sim.control.getCard(sim.env.TENANT, sim.env.ENVIRONMENT, sim.env.CLIENT_ID).state).toBe('Enabled')
    await sim.play('P33')
  })
})

describe('a scenario file that is wrong is refused with the place', () => {
  const wrong: [string, string, string][] = [
    ['no YAML', 'id: [', 'at line 1'],
    ['a key twice', 'id: a\nid: b', 'Map keys must be unique at line 2'],
    ['no object', '- a', 'The document must be an object.'],
    ['no id', 'title: x\nsteps: []', 'id is missing.'],
    ['an id that is none', 'id: a/b\ntitle: x\nsteps: []', "id must hold letters, digits, '-', '_' and dots only."],
    ['an unknown field', 'id: a\ntitle: x\nstep: []', 'step is not known; known: id, title, steps, shows.'],
    ['an unknown step', 'id: a\ntitle: x\nsteps: [{ wait: 1 }]', 'steps[0] must have one of change, request'],
    ['two kinds of step', 'id: a\ntitle: x\nsteps: [{ clock: 1d, fault: {} }]', 'steps[0].fault is not known'],
    ['no duration', 'id: a\ntitle: x\nsteps: [{ clock: soon }]', 'steps[0].clock must be a duration'],
    ['no setting', 'id: a\ntitle: x\nsteps: [{ settings: { speed: 1 } }]', 'steps[0].settings.speed must be one of'],
    ['no change', 'id: a\ntitle: x\nsteps: [{ change: disable }]', "steps[0].change must be of the form 'PATCH /"],
    ['an idle rule', 'id: a\ntitle: x\nsteps: [{ fault: { on: {} } }]', 'steps[0].fault does nothing; it needs one of'],
    [
      'a wrong number',
      'id: a\ntitle: x\nsteps:\n  - fault: { when: { nth: [1, two] }, delayMs: 1 }',
      'steps[0].fault.when.nth[1] must be a whole number, not negative.',
    ],
    [
      'an unknown number of Entra',
      'id: a\ntitle: x\nsteps: [{ fault: { answer: { aadsts: 1 } } }]',
      'steps[0].fault.answer.aadsts must be one of those that are known; it is 1.',
    ],
    [
      'two answers',
      'id: a\ntitle: x\nsteps: [{ fault: { answer: { aadsts: 50076, text: x } } }]',
      'steps[0].fault.answer can have one of aadsts and text only.',
    ],
    [
      'a code without status',
      'id: a\ntitle: x\nsteps: [{ fault: { answer: { graph: x } } }]',
      'steps[0].fault.answer.status is missing',
    ],
  ]
  test.each(wrong)('%s', async (_, text, message) => {
    const sim = await startForTest()
    const path = write('wrong.yaml', text)
    const refused = await sim.playFile(path).catch((error: Error) => error.message)
    expect(refused).toContain(`${path}: `)
    expect(refused).toContain(message)
  })

  test('a name in braces that nothing is known of', async () => {
    const sim = await startForTest()
    const steps = [{ program: { SCOPE: '{NOTHING}' } }]
    await expect(sim.play({ id: 'a', title: 'x', steps })).rejects.toThrow('steps[0].program.SCOPE names {NOTHING}')
  })
})

describe('the control API', () => {
  test('lists, plays, shows and ends scenarios', async () => {
    const sim = await startForTest()
    const ask = async (method: string, path: string, body?: string, type = 'application/json') => {
      const response = await fetch(`${sim.addresses.graph}/_simulator${path}`, {
        method,
        ...(body !== undefined && { body, headers: { 'content-type': type } }),
      })
      return { status: response.status, json: (await response.json()) as Record<string, never> }
    }
    const { scenarios } = (await ask('GET', '/scenarios')).json as unknown as { scenarios: { id: string }[] }
    expect(scenarios.find(({ id }) => id === 'P01')).toEqual({
      id: 'P01',
      title: 'The Secret ID was pasted in place of the secret value',
      isActive: false,
    })
    expect((await ask('POST', '/scenarios/P41/play')).json).toMatchObject({ env: { ENVIRONMENT: 'Produktion' } })
    expect((await ask('POST', '/scenarios/P41/play')).status).toBe(409)
    expect((await ask('POST', '/scenarios/P99/play')).status).toBe(404)
    expect((await ask('POST', '/scenarios', yaml, 'application/yaml')).json).toMatchObject({ id: 'card-disabled' })
    await askToken(sim)
    expect((await ask('GET', '/scenarios/active')).json).toMatchObject({
      scenarios: [{ id: 'P41' }, { id: 'card-disabled', rules: [{ fitted: 1, touched: 0 }] }],
    })
    expect((await ask('DELETE', '/scenarios/card-disabled/play')).json).toEqual({ left: [] })
    expect((await ask('DELETE', '/scenarios/card-disabled/play')).status).toBe(404)
    const wrong = await ask('POST', '/scenarios', '{"id":"a","title":"b","steps":[{"fault":{"delayMs":-1}}]}')
    expect([wrong.status, wrong.json]).toMatchObject([400, { error: { field: 'steps[0].fault.delayMs' } }])
  })
})
