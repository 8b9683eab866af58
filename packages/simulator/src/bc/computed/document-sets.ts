import { valueIn } from '../data/books.ts'
import { cell } from '../data/layouts.ts'
import { makeRow } from '../data/rows.ts'
import type { Row, Value } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import { imageFacts } from '../image.ts'
import { booksFor, type Scope } from '../scope.ts'
import type { Asked, MakeRows } from './asked.ts'
import { findPrintable } from './printed-document.ts'

/** The value that an address, a parent or a filter asks a property to have. */
export const askedValue = ({ plan, conditions, terms }: Asked, name: string): Value | undefined => {
  const at = plan.byName.get(name)?.at
  return (
    conditions.find(([position]) => position === at)?.[1] ??
    terms.find((term) => term.at === at && term.operator === 'eq')?.value
  )
}

/** Sets whose records have a picture, with the type that the picture gives as its parent's. */
const pictured = [
  ['customers', 'Customer'],
  ['items', 'Item'],
  ['vendors', 'Vendor'],
  ['employees', 'Employee'],
  ['contacts', 'Contact'],
  ['itemVariants', 'Item_x0020_Variant'],
] as const

const ownerOf = (scope: Scope, id: Value): readonly [Row, string] | undefined => {
  for (const [set, type] of pictured) {
    const plan = scope.plans.find(set)
    const row = plan && booksFor(scope, plan).data.table(plan.table).find(String(id))
    if (row) return [row, type]
  }
  return undefined
}

/** A picture is always there together with its parent; width and height are 0 while it is empty. */
const pictures: MakeRows = (asked) => {
  const { plan, scope } = asked
  const id = askedValue(asked, 'id')
  const owner = id === undefined ? undefined : ownerOf(scope, id)
  if (id === undefined || owner === undefined) return []
  const [row, parentType] = owner
  const stored = booksFor(scope, plan).data.streams.get(`pictures/${String(id)}/pictureContent`)
  const picture = [...makeRow(plan, { id, parentType, ...imageFacts(stored) })]
  picture[cell.version] = row[cell.version]!
  return [picture]
}

/** The contacts of a customer or vendor, or of a contact itself. */
const contactsInformation: MakeRows = (asked) => {
  const { plan, scope } = asked
  const books = booksFor(scope, plan)
  const contacts = books.data.table('Contact')
  const of = (row: Row, column: string): Value => valueIn(books, 'Contact', row, column)!
  const [relatedId, contactId] = [askedValue(asked, 'relatedId'), askedValue(asked, 'contactId')]
  return contacts
    .all()
    .filter((row) => (relatedId !== undefined ? of(row, 'Related Id') === relatedId : row[cell.id] === contactId))
    .map((row) => {
      const made = [
        ...makeRow(plan, {
          contactId: row[cell.id]!,
          contactNumber: of(row, 'No.'),
          contactName: of(row, 'Name'),
          contactType: of(row, 'Type'),
          relatedId: of(row, 'Related Id') || '00000000-0000-0000-0000-000000000000',
          relatedType: of(row, 'Related Type') || '_x0020_',
        }),
      ]
      made[cell.version] = row[cell.version]!
      return made
    })
}

/** The open entries of the vendor of a payment. */
const applyVendorEntries: MakeRows = ({ plan, scope, conditions }) => {
  const books = booksFor(scope, plan)
  const vendorAt = plan.layout.at.get('Vendor Id')
  const vendor = conditions.find(([at]) => at === vendorAt)?.[1]
  const table = 'Vendor Ledger Entry'
  const of = (row: Row, column: string): Value => valueIn(books, table, row, column)!
  const line = conditions.find(([at]) => at === plan.layout.at.get('Gen. Journal Line Id'))?.[1]
  const payment = books.data.table('Gen. Journal Line').find(String(line))
  const master = vendor === undefined ? undefined : books.data.table('Vendor').find(String(vendor))
  return books.data
    .table(table)
    .all()
    .filter((row) => of(row, 'Vendor Id') === vendor && of(row, 'Remaining Amt. (LCY)') !== 0)
    .map((row) => {
      const made = [
        ...makeRow(plan, {
          id: row[cell.id]!,
          applied: line !== undefined && of(row, 'Applies-to ID') === line,
          appliesToId:
            of(row, 'Applies-to ID') === line
              ? (valueIn(books, 'Gen. Journal Line', payment, 'Document No.') ?? '')
              : '',
          postingDate: of(row, 'Posting Date'),
          documentType: of(row, 'Document Type'),
          documentNumber: of(row, 'Document No.'),
          externalDocumentNumber: of(row, 'External Document No.'),
          vendorNumber: valueIn(books, 'Vendor', master, 'No.') ?? '',
          vendorName: valueIn(books, 'Vendor', master, 'Name') ?? '',
          description: of(row, 'Description'),
          remainingAmount: of(row, 'Remaining Amt. (LCY)'),
          lastModifiedDateTime: row[cell.modifiedAt]!,
        }),
      ]
      for (const [at, value] of conditions) made[at] = value
      made[cell.version] = row[cell.version]!
      return made
    })
}

/** One row for the document that the address or a filter names; the document has to be there, its text is made later. */
const pdfDocument: MakeRows = (asked) => {
  const { plan, scope } = asked
  const [id, parentId] = [askedValue(asked, 'id'), askedValue(asked, 'parentId')]
  const parentType = askedValue(asked, 'parentType')
  if (id !== undefined && parentId !== undefined && id !== parentId)
    throw ruleBroken(`The identifiers ${String(parentId)} and ${String(id)} are of different documents.`)
  if (parentType === undefined) throw ruleBroken('You must specify a parentType.')
  const documentId = parentId ?? id
  if (documentId === undefined) throw ruleBroken('You must specify a parentId.')
  const found = findPrintable(scope, parentType, documentId)
  if (found === undefined) return []
  const row = [...makeRow(plan, { id: documentId, parentId: documentId, parentType })]
  row[cell.version] = found.row[cell.version]!
  return [row]
}

export const documentSets: Readonly<Record<string, MakeRows>> = {
  pictures,
  contactsInformation,
  applyVendorEntries,
  pdfDocument,
}
