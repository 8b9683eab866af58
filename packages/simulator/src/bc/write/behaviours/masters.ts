import { valueIn } from '../../data/books.ts'
import { columnOf } from '../../data/layouts.ts'
import type { Row, Value } from '../../data/values.ts'
import { ruleBroken, unresolved } from '../../errors.ts'
import { adjustInventory } from '../../posting/adjustment.ts'
import { rowsWith } from '../../posting/rows.ts'
import type { Behaviour } from '../behaviour.ts'
import { assign, type Draft, get, put, putHidden } from '../draft.ts'
import { removeItem, removeParty } from './guards.ts'
import { addContact, dropParty } from './party-contact.ts'
import { takeCustomerTemplate, takeItemTemplate, takeVendorTemplate } from './templates.ts'

/** A person's company is shown by name beside its number. */
const takeCompanyName = (draft: Draft): void => {
  const table = draft.books.data.table(draft.plan.table)
  const at = table.layout.at.get(columnOf(draft.plan.entity, 'number'))!
  const company: Row | undefined = table.all().find((row) => row[at] === get(draft, 'companyNumber'))
  put(draft, 'companyName', valueIn(draft.books, draft.plan.table, company, 'Name') ?? '')
}

/** A company is its own company. */
const finishContact = (draft: Draft): void => {
  if (draft.old !== undefined || get(draft, 'type') !== 'Company') return
  put(draft, 'companyNumber', get(draft, 'number'))
  put(draft, 'companyName', get(draft, 'displayName'))
  if (get(draft, 'searchName') === '') put(draft, 'searchName', String(get(draft, 'displayName')).toUpperCase())
}

/** The type of an item stays once it was moved. */
const requireSameType = (draft: Draft): void => {
  const at = draft.plan.byName.get('type')!.at
  if (draft.old === undefined || draft.old[at] === draft.row[at]) return
  if (rowsWith(draft.scope, 'Item Ledger Entry', { 'Item No.': get(draft, 'number') }).length > 0)
    throw ruleBroken(
      `You cannot change Type because there are ledger entries for item ${String(get(draft, 'number'))}.`,
    )
}

/** Names of the experiences that a company may offer its people. */
const experiences: ReadonlySet<Value> = new Set(['Basic', 'Essential', 'Premium', 'Custom'])

const assignExperience = (draft: Draft, value: Value): void => {
  if (!experiences.has(value))
    throw ruleBroken(`The experience "${String(value)}" could not be stored for the company.`)
  put(draft, 'experience', value)
}

/** What a won or lost opportunity was about stays. */
const requireOpen =
  (name: string) =>
  (draft: Draft, value: Value): void => {
    const status = get(draft, 'status')
    const column = draft.plan.byName.get(name)!
    if ((status === 'Won' || status === 'Lost') && get(draft, name) !== value)
      throw ruleBroken(`The "${name}" cannot be changed, because the opportunity is ${status.toLowerCase()}.`)
    assign(draft, column, value)
  }

export const masterBehaviours: Readonly<Record<string, Behaviour>> = {
  customers: {
    finish: takeCustomerTemplate,
    inserted: addContact('customer'),
    remove: removeParty('customer'),
    removed: dropParty,
  },
  vendors: {
    finish: takeVendorTemplate,
    inserted: addContact('vendor'),
    remove: removeParty('vendor'),
    removed: dropParty,
  },
  items: {
    assign: {
      // Only changes come here: the table of facts refuses an inventory for a new item.
      inventory: (draft, value) => adjustInventory(draft.scope, draft.row, value as number),
    },
    finish(draft) {
      requireSameType(draft)
      takeItemTemplate(draft)
    },
    remove: removeItem,
    removed: dropParty,
  },
  companyInformation: { assign: { experience: assignExperience } },
  opportunities: {
    assign: { contactNumber: requireOpen('contactNumber'), salespersonCode: requireOpen('salespersonCode') },
    start: (draft) => put(draft, 'creationDate', draft.books.today),
  },
  customerContacts: {
    assign: {
      customerId(draft, id) {
        if (draft.books.data.table('Customer').find(String(id)) === undefined)
          throw unresolved('customerId', 'Customer')
        putHidden(draft, 'Related Id', id)
      },
    },
  },
  contacts: { set: { companyNumber: takeCompanyName }, finish: finishContact },
}
