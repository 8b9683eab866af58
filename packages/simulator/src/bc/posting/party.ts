import type { Party } from '../computed/party-balances.ts'
import type { Row, Value } from '../data/values.ts'
import { mustHaveValue, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { partyColumns } from './facts.ts'
import { findRow, read, readText } from './rows.ts'
import { accountFor } from './setup.ts'

/** What is done to a customer or vendor, in the words of their blocking rules. */
export type Deed = 'quote' | 'order' | 'invoice' | 'creditMemo' | 'shipment' | 'journal' | 'payment'

/** What each kind of block stops (fields Blocked of Customer and Vendor, in the source). */
const stops: Readonly<Record<Party, Readonly<Record<string, readonly Deed[]>>>> = {
  customer: {
    All: ['quote', 'order', 'invoice', 'creditMemo', 'shipment', 'journal', 'payment'],
    Invoice: ['quote', 'order', 'invoice'],
    Ship: ['quote', 'order', 'shipment'],
  },
  vendor: {
    All: ['order', 'invoice', 'creditMemo', 'journal', 'payment'],
    Payment: ['payment'],
  },
}

export const getParty = (scope: Scope, party: Party, id: Value): Row => {
  const { master } = partyColumns[party]
  const found = findRow(scope, master, id)
  if (found === undefined) throw ruleBroken(`The ${master} does not exist.`)
  return found
}

/** @throws Refusal Where the customer or vendor is blocked for this. */
export const requireUnblocked = (scope: Scope, party: Party, row: Row, deeds: readonly Deed[]): void => {
  const { master } = partyColumns[party]
  const blocked = readText(scope, master, row, 'Blocked')
  const stopped = stops[party][blocked] ?? []
  if (deeds.some((deed) => stopped.includes(deed)))
    throw ruleBroken(
      `You cannot post this type of document when ${master} ${readText(scope, master, row, 'No.')} is blocked with type ${blocked}.`,
    )
}

/** The account of the general ledger in which the party's balance is part of. @throws Refusal Where no group is set. */
export const partyAccount = (scope: Scope, party: Party, row: Row): string => {
  const { master, group, groupAccount } = partyColumns[party]
  const code = readText(scope, master, row, group)
  if (code === '') throw mustHaveValue(group, master, readText(scope, master, row, 'No.'))
  return accountFor(scope, group, { Code: code }, groupAccount)
}

/** The group of the party that decides about revenue and cost accounts. @throws Refusal Where it is blank. */
export const businessGroup = (scope: Scope, party: Party, row: Row): string => {
  const { master } = partyColumns[party]
  const group = readText(scope, master, row, 'Gen. Bus. Posting Group')
  if (group === '') throw mustHaveValue('Gen. Bus. Posting Group', master, readText(scope, master, row, 'No.'))
  return group
}

export const nameOf = (scope: Scope, party: Party, row: Row): string => {
  const { master } = partyColumns[party]
  return `${master} ${String(read(scope, master, row, 'No.'))}`
}
