import { ruleBroken } from '../../errors.ts'
import { partyColumns } from '../../posting/facts.ts'
import { changeRow, findRow, read } from '../../posting/rows.ts'
import type { Behaviour } from '../behaviour.ts'
import { get, getHidden } from '../draft.ts'

/** The open entries of a payment's vendor: a mark on one says that the payment pays it. */
export const applyVendorEntries: Behaviour = {
  elsewhere: {
    insert() {
      throw ruleBroken('Entries of vendors are made by posting.')
    },
    replace(draft) {
      const { ledger } = partyColumns.vendor
      const entry = findRow(draft.scope, ledger, draft.row[0]!)
      if (entry === undefined) throw ruleBroken('The vendor ledger entry does not exist.')
      const lineId = getHidden(draft, 'Gen. Journal Line Id')
      const known = read(draft.scope, ledger, entry, 'Applies-to ID')
      const isElsewhere = known !== '' && known !== lineId && findRow(draft.scope, 'Gen. Journal Line', known)
      if (isElsewhere) throw ruleBroken('The entry is marked for another payment already.')
      changeRow(draft.scope, ledger, entry, { 'Applies-to ID': get(draft, 'applied') === true ? lineId : '' })
    },
    remove() {
      throw ruleBroken('Entries of vendors cannot be deleted.')
    },
  },
}
