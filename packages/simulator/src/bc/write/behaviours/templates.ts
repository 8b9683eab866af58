import { findBy } from '../../data/books.ts'
import { templateOf } from '../../posting/setup.ts'
import { assign, type Draft, get, getHidden, isBlank, putHidden } from '../draft.ts'

// Posting groups of new customers and vendors are on no page of the API: a template of the company fills them, where it
// has one. Without it the records can be made, and nothing can be posted with them.

const fillHidden = (draft: Draft, template: ReadonlyMap<string, string>, columns: readonly string[]): void => {
  for (const column of columns)
    if (getHidden(draft, column) === '') putHidden(draft, column, template.get(column) ?? '')
}

/** Sets a property of which neither half of the pair was given. */
const fillPair = (draft: Draft, name: string, value: string | undefined): void => {
  const column = draft.plan.byName.get(name)
  if (value === undefined || column === undefined || !isBlank(get(draft, name)) || draft.given.has(name)) return
  assign(draft, column, value)
}

export const takeCustomerTemplate = (draft: Draft): void => {
  if (draft.old !== undefined) return
  const template = templateOf(draft.scope, 'Customer')
  fillHidden(draft, template, ['Gen. Bus. Posting Group', 'Customer Posting Group'])
  const area = findBy(draft.books, 'taxAreas', 'Code', template.get('VAT Bus. Posting Group') ?? '')
  if (area !== undefined) fillPair(draft, 'taxAreaId', String(area[0]))
}

export const takeVendorTemplate = (draft: Draft): void => {
  if (draft.old !== undefined) return
  fillHidden(draft, templateOf(draft.scope, 'Vendor'), ['Gen. Bus. Posting Group', 'Vendor Posting Group'])
}

export const takeItemTemplate = (draft: Draft): void => {
  if (draft.old !== undefined) return
  const template = templateOf(draft.scope, 'Item')
  fillPair(draft, 'generalProductPostingGroupCode', template.get('Gen. Prod. Posting Group'))
  fillPair(draft, 'taxGroupCode', template.get('VAT Prod. Posting Group'))
  if (get(draft, 'type') === 'Inventory')
    fillPair(draft, 'inventoryPostingGroupCode', template.get('Inventory Posting Group'))
}
