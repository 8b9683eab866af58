import { valueIn } from '../../data/books.ts'
import { columnOf } from '../../data/layouts.ts'
import type { Row } from '../../data/values.ts'
import { adjustInventory } from '../../posting/adjustment.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, put } from '../draft.ts'
import { removeItem, removeParty } from './guards.ts'
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

export const masterBehaviours: Readonly<Record<string, Behaviour>> = {
  customers: { finish: takeCustomerTemplate, remove: removeParty('customer') },
  vendors: { finish: takeVendorTemplate, remove: removeParty('vendor') },
  items: {
    assign: {
      // Only changes come here: the table of facts refuses an inventory for a new item.
      inventory: (draft, value) => adjustInventory(draft.scope, draft.row, value as number),
    },
    finish: takeItemTemplate,
    remove: removeItem,
  },
  contacts: { set: { companyNumber: takeCompanyName }, finish: finishContact },
}
