import type { Party } from '../../computed/party-balances.ts'
import { valueAt } from '../../data/rows.ts'
import type { Row, Value } from '../../data/values.ts'
import { partyColumns } from '../../posting/facts.ts'
import { addRow, changeRow, read, rowsWith } from '../../posting/rows.ts'
import { setting } from '../../posting/setup.ts'
import type { Draft } from '../draft.ts'
import { takeNumber } from '../series.ts'

const contacts = 'Contact'
const setupColumns = { customer: 'Bus. Rel. Code for Customers', vendor: 'Bus. Rel. Code for Vendors' } as const

/** What a contact has in common with the party it is of, by the columns of its table. */
const shared = [
  ['Name', 'displayName'],
  ['Address', 'addressLine1'],
  ['Address 2', 'addressLine2'],
  ['City', 'city'],
  ['County', 'state'],
  ['Country/Region Code', 'country'],
  ['Post Code', 'postalCode'],
  ['Phone No.', 'phoneNumber'],
  ['E-Mail', 'email'],
  ['Home Page', 'website'],
] as const

/** Makes the contact of a new customer or vendor, where the marketing setup links them (tables Customer and Vendor, in the source). */
export const addContact =
  (party: Party) =>
  ({ plan, scope, old, books }: Draft, row: Row): void => {
    const target = scope.plans.find('contacts')
    if (old !== undefined || target === undefined) return
    if (setting(scope, 'Marketing Setup', setupColumns[party]) === '') return
    const number = takeNumber(books.data, target) ?? ''
    const of = (name: string): Value => valueAt(plan, row, name) ?? ''
    const { master } = partyColumns[party]
    addRow(scope, contacts, {
      ...Object.fromEntries(shared.map(([column, name]) => [column, of(name)])),
      'No.': number,
      Type: 'Company',
      'Company No.': number,
      'Company Name': of('displayName'),
      'Search Name': String(of('displayName')).toUpperCase(),
      'Contact Business Relation': master,
      'Related Id': row[0]!,
      'Related Type': master,
    })
  }

/** Contacts stay when their customer or vendor goes, and are of nobody then; what only belonged to it goes with it. */
export const dropParty = ({ scope, row, books }: Draft): void => {
  for (const contact of rowsWith(scope, contacts, { 'Related Id': row[0]! }))
    changeRow(scope, contacts, contact, {
      'Related Id': '',
      'Related Type': '',
      ...(read(scope, contacts, contact, 'Contact Business Relation') !== '' && {
        'Contact Business Relation': 'None',
      }),
    })
  for (const dimension of rowsWith(scope, 'Default Dimension', { ParentId: row[0]! }))
    books.data.table('Default Dimension').remove(dimension)
}
