import type { Needs } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { newlyNeeded } from '../../src/integrations/newly-needed.ts'

const reason = 'For something.'
const needs = (roles: string[], permissionSets: string[]): Needs => ({
  roles: roles.map((name) => ({ name, id: '996def3d-b36c-4153-8607-a6fd3c01b89f', reason })),
  scopes: [],
  permissionSets: permissionSets.map((id) => ({ id, name: id, reason })),
})

test('names what is needed now and was not before, and nothing that was granted already', () => {
  const before = needs(['API.ReadWrite.All'], ['D365 READ'])
  const after = needs(['API.ReadWrite.All', 'Automation.ReadWrite.All'], ['D365 BUS FULL ACCESS'])
  expect(newlyNeeded(before, after)).toEqual(['Automation.ReadWrite.All', 'D365 BUS FULL ACCESS'])
  expect(newlyNeeded(after, after)).toEqual([])
})
