import { blankGuid } from '../../data/values.ts'
import { ruleBroken } from '../../errors.ts'
import { documentAttachmentParents } from '../../posting/copy.ts'
import type { Behaviour } from '../behaviour.ts'
import { type Draft, get, put } from '../draft.ts'

const defaultName = 'attachment'

/** A file without a name gets one. */
const nameFile = (draft: Draft): void => {
  if (String(get(draft, 'fileName')).trim() === '') put(draft, 'fileName', defaultName)
}

/** Files of incoming documents: of documents, journal lines and entries, or of nothing yet. */
export const attachments: Behaviour = {
  finish(draft) {
    const parentType = String(get(draft, 'parentType'))
    if (documentAttachmentParents.has(parentType))
      throw ruleBroken(`Attachments of the type ${parentType} are served by documentAttachments.`)
    nameFile(draft)
  },
}

/** Files of the newer attachment list; each belongs to a record. */
export const documentAttachments: Behaviour = {
  finish(draft) {
    if (get(draft, 'parentId') === blankGuid)
      throw ruleBroken('You must specify a parent, by its address or by parentId.')
    nameFile(draft)
  },
}
