import { eventKindNames } from '@landbridge/contract'
import { expect, test } from 'vitest'
import german from '../../src/words/de/events.json'
import english from '../../src/words/en/events.json'

test.each([
  ['English', english],
  ['German', german],
])('every kind of event has its title in %s', (_, { kindOf }) => {
  expect(eventKindNames.filter((kind) => !(kind in kindOf))).toEqual([])
})
