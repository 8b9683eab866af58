import type { Party } from '../computed/party-balances.ts'
import { type Values, valueAt } from '../data/rows.ts'
import { blankGuid, type Row, type Value } from '../data/values.ts'
import type { Plan } from '../plan.ts'

/** How the header of a document calls the two parties, with the property prefix of each. */
const prefixes = {
  customer: { main: 'sellTo', bill: 'billTo', id: 'customer' },
  vendor: { main: 'buyFrom', bill: 'payTo', id: 'vendor' },
} as const

/** Name of the pay-to or bill-to party's properties: `billToCustomerId`, `payToVendorNumber`. */
export const billName = (party: Party, of: 'Id' | 'Number'): string =>
  `${prefixes[party].bill}${party === 'customer' ? 'Customer' : 'Vendor'}${of}`

const addressParts = [
  ['AddressLine1', 'addressLine1'],
  ['AddressLine2', 'addressLine2'],
  ['City', 'city'],
  ['Country', 'country'],
  ['State', 'state'],
  ['PostCode', 'postalCode'],
] as const

/** What follows the prefix of a header's address. */
export const addressNames: readonly string[] = addressParts.map(([name]) => name)

/** Address and name of a party under a prefix of the header. */
export const addressUnder = (prefix: string, master: Plan, row: Row): Values => {
  const of = (name: string): Value => valueAt(master, row, name) ?? ''
  return {
    [`${prefix}Name`]: of('displayName'),
    ...Object.fromEntries(addressParts.map(([own, name]) => [`${prefix}${own}`, of(name)])),
  }
}

/** Properties of a header and the property of the customer or vendor from which they are taken. */
const taken: readonly (readonly [string, string])[] = [
  ['currencyId', 'currencyId'],
  ['paymentTermsId', 'paymentTermsId'],
  ['shipmentMethodId', 'shipmentMethodId'],
  ['salesperson', 'salespersonCode'],
  ['phoneNumber', 'phoneNumber'],
  ['email', 'email'],
]

/**
 * What a document copies from the customer or vendor when that is chosen: names, addresses, terms. Properties that the
 * header does not have are left to whoever sets them.
 */
export const valuesOfParty = (party: Party, master: Plan, row: Row): Values => {
  const { main, bill, id } = prefixes[party]
  const of = (name: string): Value => valueAt(master, row, name) ?? ''
  return {
    [`${id}Id`]: row[0] ?? blankGuid,
    [`${id}Number`]: of('number'),
    [`${id}Name`]: of('displayName'),
    [billName(party, 'Id')]: row[0] ?? blankGuid,
    [billName(party, 'Number')]: of('number'),
    ...addressUnder(main, master, row),
    ...addressUnder(bill, master, row),
    ...(party === 'customer' ? addressUnder('shipTo', master, row) : {}),
    ...Object.fromEntries(taken.flatMap(([own, name]) => (master.byName.has(name) ? [[own, of(name)]] : []))),
  }
}
