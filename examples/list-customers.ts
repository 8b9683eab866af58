import { equal, ok } from 'node:assert/strict'
import { connect, type Settings } from './connect.ts'

/** Lists the first customers by name, with the properties that are needed and no others. */
export const run = async (settings: Settings) => {
  const bc = connect(settings)
  const { records, count } = await bc.customers.list({
    select: ['number', 'displayName', 'balanceDue'],
    filter: { displayName: { ge: 'A' } },
    orderBy: 'displayName',
    top: 5,
    count: true,
  })
  equal(records.length, Math.min(5, count ?? 0))
  ok(records.every(({ number, displayName }) => number !== '' && displayName >= 'A'))
}
