import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addPermissionSet,
  changeCard,
  createCard,
  deleteCard,
  disableCard,
  enableCard,
  getCard,
  initialiseUser,
  putCard,
  removePermissionSet,
} from '../../src/control/cards.ts'
import { createEnvironment } from '../../src/control/environments.ts'
import { trueRandom } from '../../src/random.ts'
import type { Simulation } from '../../src/simulation.ts'

let sim: Simulator
const rules = { random: trueRandom } as Simulation

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const place = (name = 'Sandbox') => {
  const tenant = sim.world.tenants.get(sim.env.TENANT)!
  return { tenant, environment: tenant.environments.get(name.toLowerCase())! }
}
const newCard = (description = 'Test app') => createCard(place(), { clientId: trueRandom.guid(), description })

describe('an application card', () => {
  test('begins disabled, without user and permission sets', () => {
    const card = newCard()
    expect(card).toMatchObject({ state: 'Disabled', userSecurityId: undefined, permissionSets: [] })
    expect(getCard(place(), card.clientId.toUpperCase())).toBe(card)
  })

  test('needs a GUID that no other card has', () => {
    expect(() => createCard(place(), { clientId: 'abc' })).toThrow('must be a GUID')
    const { clientId } = newCard()
    expect(() => createCard(place(), { clientId })).toThrow('already exists')
  })

  test('keeps its texts to fifty characters', () => {
    expect(() => createCard(place(), { clientId: trueRandom.guid(), description: 'a'.repeat(51) })).toThrow('50')
    expect(() => changeCard(newCard(), { contact: 'a'.repeat(51) })).toThrow('50')
  })

  test('cannot be enabled without a description', () => {
    expect(() => enableCard(rules, place(), newCard(''))).toThrow('Description must have a value')
  })

  test('gets its user when it is first enabled, and keeps it', () => {
    const card = newCard()
    enableCard(rules, place(), card)
    const user = card.userSecurityId
    expect(user).toMatch(/^[0-9a-f-]{36}$/)
    disableCard(card)
    enableCard(rules, place(), card)
    expect(card).toMatchObject({ state: 'Enabled', userSecurityId: user })
  })

  test('cannot get a user where no person is a user yet', () => {
    const { tenant } = place()
    const environment = createEnvironment(tenant, { name: 'Lonely' })
    const lonely = { tenant, environment }
    const card = createCard(lonely, { clientId: trueRandom.guid(), description: 'App' })
    expect(() => enableCard(rules, lonely, card)).toThrow('Register a user before')
  })

  test('takes permission sets only while it is disabled and has a user', () => {
    const card = newCard()
    const add = () => addPermissionSet(place(), card, { roleId: 'D365 READ' })
    expect(add).toThrow('no user yet')
    initialiseUser(rules, place(), card)
    expect(card.state).toBe('Disabled')
    add()
    expect(add).toThrow('assigned already')
    enableCard(rules, place(), card)
    expect(() => addPermissionSet(place(), card, { roleId: 'D365 AUTOMATION' })).toThrow('only while State is Disabled')
    expect(() => removePermissionSet(card, { roleId: 'D365 READ' })).toThrow('only while State is Disabled')
    disableCard(card)
    removePermissionSet(card, { roleId: 'D365 READ' })
    expect(card.permissionSets).toEqual([])
  })

  test('never takes SUPER, an unknown set, or a company that is not there', () => {
    const card = newCard()
    initialiseUser(rules, place(), card)
    expect(() => addPermissionSet(place(), card, { roleId: 'super' })).toThrow('SUPER cannot be assigned')
    expect(() => addPermissionSet(place(), card, { roleId: 'MY SET' })).toThrow('no permission set')
    expect(() => addPermissionSet(place(), card, { roleId: 'D365 READ', company: 'None' })).toThrow('no company')
    addPermissionSet(place(), card, { roleId: 'D365 READ', company: 'Fjordline Trial' })
    expect(card.permissionSets).toEqual([{ roleId: 'D365 READ', company: 'Fjordline Trial' }])
  })

  test('is brought to what is wanted in one step, or left as it was', () => {
    const clientId = trueRandom.guid()
    const wish = {
      clientId,
      description: 'Whole',
      state: 'Enabled',
      permissionSets: [{ roleId: 'D365 READ' }],
    } as const
    expect(putCard(rules, place(), wish)).toMatchObject({
      state: 'Enabled',
      permissionSets: [{ roleId: 'D365 READ', company: '' }],
    })
    const before = getCard(place(), clientId)
    expect(() => putCard(rules, place(), { clientId, description: '' })).toThrow()
    expect(() => putCard(rules, place(), { clientId, permissionSets: [{ roleId: 'SUPER' }] })).toThrow()
    expect(getCard(place(), clientId)).toEqual(before)
    const other = trueRandom.guid()
    expect(() => putCard(rules, place(), { clientId: other, state: 'Enabled' })).toThrow()
    expect(() => getCard(place(), other)).toThrow('no card')
    deleteCard(place(), clientId)
    expect(() => getCard(place(), clientId)).toThrow('no card')
  })
})
