import type { FaultView } from '@landbridge/contract'
import type { Complaint } from './complaint.ts'
import type { Output } from './output.ts'
import { oneLine } from './text.ts'

/** Who can mend it, in words. */
export const menders: Readonly<Record<FaultView['who'], string>> = {
  'entra-admin': 'an administrator of Microsoft Entra',
  'bc-admin': 'an administrator of Business Central',
  'admin-center-admin': 'an administrator of the Business Central admin center',
  builder: 'you, who builds the integration',
  'signed-in-person': 'the person who is signed in',
  operator: 'whoever runs Landbridge',
  microsoft: 'Microsoft',
}

const seconds = (ms: number): string => `${Math.max(1, Math.ceil(ms / 1000))} s`

/** A fault as lines: what happened, what to do, who, and the identifiers for support. */
export const faultLines = (view: FaultView & { readonly requestId?: string }): [label: string, text: string][] => {
  const theirs = view.theirs === undefined ? '' : ` (Microsoft: ${view.theirs})`
  return [
    ['What to do', view.remedy],
    ['Who', menders[view.who] ?? view.who],
    ...(view.field === undefined ? [] : ([['Field', view.field]] as [string, string][])),
    ...(view.retryAfterMs === undefined ? [] : ([['Wait', seconds(view.retryAfterMs)]] as [string, string][])),
    ['Code', `${view.code}${theirs}`],
    ...(view.theirMessage === undefined ? [] : ([['They said', oneLine(view.theirMessage)]] as [string, string][])),
    ...Object.entries(view.correlation ?? {}).map(([name, id]): [string, string] => [name, oneLine(id)]),
    ...(view.requestId === undefined ? [] : ([['Request', view.requestId]] as [string, string][])),
  ]
}

/** Tells a fault to the person; a program reads it from standard output. */
export const tellFault = (output: Output, view: FaultView & { readonly requestId?: string }): void => {
  if (output.json) output.value({ error: view })
  output.say(`${output.paint('red', '✗')} ${oneLine(view.message)}`)
  for (const [label, text] of faultLines(view)) output.tell(`${output.paint('dim', label.padEnd(11))} ${text}`, 2)
}

/** Tells what the command line itself complains about. */
export const tellComplaint = (output: Output, complaint: Complaint): void => {
  if (output.json)
    output.value({ error: { code: complaint.exit, message: complaint.message, remedy: complaint.remedy } })
  output.say(`${output.paint('red', '✗')} ${complaint.message}`)
  if (complaint.remedy !== undefined) output.tell(complaint.remedy, 2)
}
