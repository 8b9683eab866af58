import { equal, rejects } from 'node:assert/strict'
import { Fault } from '@landbridge/model'
import { connect, type Settings } from './connect.ts'

/** Makes a customer, finds it, changes it, and is refused when the record has changed meanwhile. */
export const run = async (settings: Settings) => {
  const bc = connect(settings)
  const created = await bc.customers.create({ displayName: 'Adventure Works', type: 'Company' })
  const found = await bc.customers.find({ filter: { number: created.number } })
  equal(found?.displayName, 'Adventure Works')

  const changed = await bc.customers.update(created, { creditLimit: 500 })
  equal(changed.creditLimit, 500)

  await rejects(
    bc.customers.update(created, { creditLimit: 900 }), // was read before the change
    (error) => error instanceof Fault && error.code === 'bc.record_changed' && error.fact.retry === 'after-reread',
  )
  await bc.customers.delete(changed)
}
