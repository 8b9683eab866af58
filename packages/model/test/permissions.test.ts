import {
  type Area,
  appRoles,
  neededPermissionSets,
  neededRoles,
  type PermissionSetId,
  permissionSetOpens,
  permissionSets,
  type RouteName,
  type Verb,
  type Wanted,
} from '@landbridge/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const want = (area: Area, verbs: Verb[], route: RouteName = 'standard'): Wanted => ({
  entity: { set: area, area, route },
  verbs,
})

describe('permissions that are needed', () => {
  test('are the application role of each route, once', () => {
    expect(neededRoles([want('sales', ['list']), want('finance', ['get'])])).toEqual(['API.ReadWrite.All'])
    expect(neededRoles([want('sales', ['list']), want('automation', ['list'], 'automation')])).toEqual([
      'API.ReadWrite.All',
      'Automation.ReadWrite.All',
    ])
  })

  test('are a set that only reads where nothing is written', () => {
    expect(neededPermissionSets([want('sales', ['list', 'get'])])).toEqual(['D365 READ'])
  })

  test('leave out a set that another chosen one covers', () => {
    expect(neededPermissionSets([want('sales', ['list']), want('finance', ['create'])])).toEqual([
      'D365 BUS FULL ACCESS',
    ])
  })

  test('open all that is wanted, for any wish, and never name what applications may not hold', () => {
    const wish = fc.record({
      area: fc.constantFrom<Area>('sales', 'purchases', 'finance', 'inventory', 'setup', 'reports', 'documents'),
      verbs: fc.uniqueArray(fc.constantFrom<Verb>('list', 'get', 'create', 'update', 'delete'), { minLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1 }), (wishes) => {
        const wanted = wishes.map(({ area, verbs }) => want(area, verbs))
        const sets = neededPermissionSets(wanted)
        for (const each of wanted) expect(sets.some((id) => permissionSetOpens(id, each))).toBe(true)
        expect(sets).not.toContain('SUPER' satisfies PermissionSetId)
      }),
    )
  })
})

describe('the tables of permissions', () => {
  test('give each application role an id of its own', () => {
    const ids = Object.values(appRoles).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('know nothing of a set that a partner brings', () => {
    expect(permissionSetOpens('ACME SALES', want('sales', ['list']))).toBe(false)
    expect(permissionSetOpens('constructor', want('sales', ['list']))).toBe(false)
    expect(Object.keys(permissionSets)).not.toContain('ACME SALES')
  })
})
