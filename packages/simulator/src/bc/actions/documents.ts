import type { Value } from '../data/values.ts'
import { draftStatuses } from '../domain/document-facts.ts'
import { ruleBroken } from '../errors.ts'
import { applyToInvoice, cancelCreditMemo, cancelInvoice, hasLines, makeCreditMemo } from '../posting/correct.ts'
import { postDocument } from '../posting/document.ts'
import { postedFacts } from '../posting/facts.ts'
import { postOrder } from '../posting/order.ts'
import { findRow, read } from '../posting/rows.ts'
import type { Scope } from '../scope.ts'
import { mailDocument, requirePosted, requireRecipient } from './mail.ts'
import type { Perform } from './outcome.ts'

const isDraft = (scope: Scope, set: string, id: Value): boolean => {
  const { table } = postedFacts[set]!
  return draftStatuses.has(read(scope, table, findRow(scope, table, id), 'Status'))
}

const requireLines = (scope: Scope, set: string, id: Value): void => {
  if (!hasLines(scope, set, id)) throw ruleBroken('Please add at least one line item to the document.')
}

/** The page's own checks, then the posting itself. */
const postDraft = (scope: Scope, set: string, id: Value): void => {
  const facts = postedFacts[set]!
  if (!isDraft(scope, set, id)) throw ruleBroken(`The action can be applied only to a draft ${facts.what}.`)
  requireLines(scope, set, id)
  const posted = postDocument(scope, facts, id)
  if (facts.documentType === 'Credit_x0020_Memo') applyToInvoice(scope, set, posted)
}

export const post: Perform = ({ scope, plan, id }) => {
  postDraft(scope, plan.set, id)
  return { id }
}

export const postAndSend: Perform = ({ scope, plan, id }) => {
  // The address comes first: a document that cannot be mailed is not posted either.
  if (isDraft(scope, plan.set, id)) requireRecipient(scope, plan.set, id)
  postDraft(scope, plan.set, id)
  mailDocument(scope, plan.set, id, 'Posted')
  return { id }
}

/** A draft is mailed as it is and stays a draft. */
export const sendInvoice: Perform = ({ scope, plan, id }) => {
  if (isDraft(scope, plan.set, id)) requireLines(scope, plan.set, id)
  const isCanceled = read(scope, plan.table, findRow(scope, plan.table, id), 'Status') === 'Canceled'
  mailDocument(scope, plan.set, id, isCanceled ? 'Cancellation of' : 'Invoice')
  return { id }
}

export const sendCreditMemo: Perform = ({ scope, plan, id }) => {
  requirePosted(scope, plan.set, id)
  mailDocument(scope, plan.set, id, 'Credit memo')
  return { id }
}

const cancelDocument = (scope: Scope, set: string, id: Value): void => {
  if (postedFacts[set]!.documentType === 'Invoice') cancelInvoice(scope, set, id)
  else cancelCreditMemo(scope, set, id)
}

export const cancel: Perform = ({ scope, plan, id }) => {
  cancelDocument(scope, plan.set, id)
  return { id }
}

export const cancelAndSend: Perform = ({ scope, plan, id }) => {
  requirePosted(scope, plan.set, id)
  requireRecipient(scope, plan.set, id)
  cancelDocument(scope, plan.set, id)
  mailDocument(scope, plan.set, id, 'Cancellation of')
  return { id }
}

export const makeCorrectiveCreditMemo: Perform = ({ scope, plan, id }) => ({ id: makeCreditMemo(scope, plan.set, id) })

/** An invoice that was posted is named, even where the order stays; else the order itself. */
export const postOrderLines: Perform = ({ scope, plan, id }) => {
  const { invoiceId } = postOrder(scope, plan.set, id)
  return invoiceId === undefined ? { id, isOtherwise: true } : { id: invoiceId }
}
