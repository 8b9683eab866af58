import type { Response } from '../../http.ts'
import { requireRight } from '../access.ts'
import { cell } from '../data/layouts.ts'
import { badExpression, NotSimulated } from '../errors.ts'
import { postJournal } from '../posting/journal.ts'
import type { Target } from '../read/resolve.ts'
import { noContent } from '../reply.ts'
import { canonicalPath, dataFor, type Scope } from '../scope.ts'
import { readBody } from '../write/body.ts'
import { checkPrecondition } from '../write/precondition.ts'
import {
  cancel,
  cancelAndSend,
  makeCorrectiveCreditMemo,
  post,
  postAndSend,
  postOrderLines,
  sendCreditMemo,
  sendInvoice,
} from './documents.ts'
import { restart } from './job-queue.ts'
import type { Outcome, Perform } from './outcome.ts'
import { makeInvoice, makeOrder, sendQuote } from './quotes.ts'

type ActionTarget = Target & { kind: 'action' }

/** All bound actions of the standard route, by set and name. */
const actions: Readonly<Record<string, Perform>> = {
  'salesInvoices.post': post,
  'salesInvoices.postAndSend': postAndSend,
  'salesInvoices.send': sendInvoice,
  'salesInvoices.cancel': cancel,
  'salesInvoices.cancelAndSend': cancelAndSend,
  'salesInvoices.makeCorrectiveCreditMemo': makeCorrectiveCreditMemo,
  'salesCreditMemos.post': post,
  'salesCreditMemos.postAndSend': postAndSend,
  'salesCreditMemos.send': sendCreditMemo,
  'salesCreditMemos.cancel': cancel,
  'salesCreditMemos.cancelAndSend': cancelAndSend,
  'salesQuotes.makeInvoice': makeInvoice,
  'salesQuotes.makeOrder': makeOrder,
  'salesQuotes.send': sendQuote,
  'salesOrders.shipAndInvoice': postOrderLines,
  'purchaseInvoices.post': post,
  'purchaseOrders.receiveAndInvoice': postOrderLines,
  'purchaseCreditMemos.post': post,
  'purchaseCreditMemos.cancel': cancel,
  'journals.post': ({ scope, id }) => {
    postJournal(scope, id)
    return { id }
  },
  'jobQueueEntries.restart': restart,
}

/** No action has parameters; a body may be there, and then it says nothing. */
const checkBody = (scope: Scope): void => {
  if (scope.request.body.length === 0) return
  const [name] = Object.keys(readBody(scope.request))
  if (name !== undefined) throw badExpression(`The action has no parameter '${name}'.`)
}

const changed = 200

/**
 * Answers `POST` to a bound action: the status that the model knows, an empty body, and the address of the record that
 * it names. Whatever a rule refuses leaves everything as it was.
 */
export const runAction = (target: ActionTarget): Response => {
  const { scope, plan, row, name, action } = target
  const perform = actions[`${plan.set}.${name}`]
  if (perform === undefined || plan.entity.route !== 'standard')
    throw new NotSimulated(`the action ${plan.set}/${name}`)
  requireRight(scope.caller, scope.plans.route, plan, 'update', scope.company?.name)
  const made = action.result === plan.set ? undefined : scope.plans.find(action.result ?? '')
  if (made) requireRight(scope.caller, scope.plans.route, made, 'create', scope.company?.name)
  checkBody(scope)
  checkPrecondition(scope.request, plan, row, false)
  const asked = { scope, plan, row, id: row[cell.id]! }
  const outcome = dataFor(scope, plan).transaction(() => perform(asked))
  return {
    ...noContent(scope.request, locationOf(target, outcome)),
    status: outcome.isOtherwise ? changed : action.status,
  }
}

const locationOf = ({ scope, action }: ActionTarget, { id, isOtherwise }: Outcome): Record<string, string> => {
  const set = isOtherwise ? action.resultOtherwise : action.result
  const plan = set === undefined ? undefined : scope.plans.find(set)
  return plan ? { location: `${scope.base}/${canonicalPath(scope, plan)}(${String(id)})` } : {}
}
