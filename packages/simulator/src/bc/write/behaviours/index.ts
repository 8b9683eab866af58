import { documentSetNames, lineSetNames } from '../../domain/document-facts.ts'
import type { Plan } from '../../plan.ts'
import type { Behaviour } from '../behaviour.ts'
import { applyVendorEntries } from './apply-vendor-entries.ts'
import { automationBehaviours } from './automation.ts'
import { defaultDimensions, dimensionSetLines } from './dimensions.ts'
import { creditMemoHeader, documentHeader } from './document-headers.ts'
import { documentLine } from './document-lines.ts'
import { attachments, documentAttachments } from './files.ts'
import { journalBehaviours } from './journals.ts'
import { masterBehaviours } from './masters.ts'
import { timeRegistrationEntries } from './time-entries.ts'

const behaviours: Readonly<Record<string, Behaviour>> = {
  ...Object.fromEntries(documentSetNames.map((set) => [set, documentHeader])),
  salesCreditMemos: creditMemoHeader(),
  purchaseCreditMemos: creditMemoHeader(),
  ...Object.fromEntries(lineSetNames.map((set) => [set, documentLine])),
  ...journalBehaviours,
  ...masterBehaviours,
  ...automationBehaviours,
  applyVendorEntries,
  attachments,
  defaultDimensions,
  dimensionSetLines,
  documentAttachments,
  timeRegistrationEntries,
}

const none: Behaviour = {}

/** What writing to a set does beyond its facts; nothing for most sets. */
export const behaviourOf = ({ set }: Plan): Behaviour => behaviours[set] ?? none
