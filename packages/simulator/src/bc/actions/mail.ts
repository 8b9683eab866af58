import type { Value } from '../data/values.ts'
import { draftStatuses } from '../domain/document-facts.ts'
import { ruleBroken } from '../errors.ts'
import { partyColumns, postedFacts } from '../posting/facts.ts'
import { addRow, booksOf, findRow, nextEntry, read, readText } from '../posting/rows.ts'
import type { Scope } from '../scope.ts'

const sent = 'Sent Email'

const customerEmail = (scope: Scope, table: string, id: Value): string => {
  const document = findRow(scope, table, id)
  const { master, id: column } = partyColumns.customer
  const own = readText(scope, table, document, 'Sell-to E-Mail')
  const customer = findRow(scope, master, read(scope, table, document, column))
  return own || readText(scope, master, customer, 'E-Mail')
}

/**
 * The address to which a document goes: its own, else that of the customer.
 *
 * @throws Refusal Where there is none, or the company has no e-mail account to send from.
 */
export const requireRecipient = (scope: Scope, set: string, id: Value): string => {
  const table = scope.plans.find(set)!.table
  const address = customerEmail(scope, table, id)
  if (address === '') throw ruleBroken('The customer must have an e-mail address, or the document one of its own.')
  if (booksOf(scope).data.table('Email Account').all().length === 0)
    throw ruleBroken('You must set up an e-mail account before you can send documents.')
  return address
}

/** Notes that a document was mailed; nothing leaves the simulator. */
export const mailDocument = (scope: Scope, set: string, id: Value, what: string): void => {
  const table = scope.plans.find(set)!.table
  addRow(scope, sent, {
    'Entry No.': nextEntry(scope, sent),
    'Document Id': id,
    'To Recipients': requireRecipient(scope, set, id),
    Description: `${what} ${readText(scope, table, findRow(scope, table, id), 'No.')}`,
  })
}

/** @throws Refusal Where the document is still a draft. */
export const requirePosted = (scope: Scope, set: string, id: Value): void => {
  const { table, what } = postedFacts[set]!
  if (draftStatuses.has(read(scope, table, findRow(scope, table, id), 'Status')))
    throw ruleBroken(`The action can be applied only to a posted ${what}.`)
}
