import { confirm, isCancel } from '@clack/prompts'
import { contract, type Operation, type OperationName } from '@landbridge/contract'
import { Complaint, Interrupted } from './complaint.ts'
import { isInteractive } from './outside.ts'
import type { Session } from './session.ts'

/**
 * Says what an operation destroys and asks for a yes; `yes` is the answer given beforehand.
 *
 * @throws Complaint `usage` where nobody can be asked, or the answer is no
 */
export const confirmLoss = async ({ outside, output }: Session, name: OperationName, yes = false): Promise<void> => {
  const { destroys }: Operation = contract[name]
  if (destroys === undefined || yes) return
  output.tell(destroys)
  if (!isInteractive(outside)) throw new Complaint('usage', 'Nobody is here to be asked.', 'Add --yes if it is meant.')
  const answer = await confirm({
    message: 'Go on?',
    initialValue: false,
    input: outside.stdin,
    output: outside.stderr,
    signal: outside.signal,
  })
  if (isCancel(answer)) throw new Interrupted()
  if (!answer) throw new Complaint('usage', 'Nothing was done.')
}
