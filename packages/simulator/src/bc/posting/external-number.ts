import type { Row, Value } from '../data/values.ts'
import { ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { type PostedFacts, partyColumns } from './facts.ts'
import { readText, rowsWith } from './rows.ts'
import { isOn } from './setup.ts'

/**
 * The other side's number of a document must be there when the setup asks for it, which it does for purchases by
 * default; and a vendor's number may not come twice.
 *
 * @throws Refusal Where it is missing or known already.
 */
export const requireExternalNumber = (scope: Scope, facts: PostedFacts, header: Row, partyId: Value): void => {
  const { ledger, idColumn, setup } = partyColumns[facts.party]
  const number = readText(scope, facts.table, header, facts.externalNumber)
  if (number === '') {
    if (isOn(scope, setup, 'Ext. Doc. No. Mandatory'))
      throw ruleBroken(`You need to enter the document number of the other party in the ${facts.externalNumber} field.`)
    return
  }
  if (facts.party === 'customer') return
  const known = rowsWith(scope, ledger, {
    [idColumn]: partyId,
    'External Document No.': number,
    'Document Type': facts.documentType,
  })
  if (known.length > 0) throw ruleBroken(`Purchase ${facts.what} ${number} already exists for this vendor.`)
}
