import { confirm } from '@clack/prompts'
import { contract, type Operation, type OperationName } from '@landbridge/contract'
import { Complaint } from './complaint.ts'
import { answered, asking } from './connect/ask.ts'
import { isInteractive, type Outside } from './outside.ts'
import type { Session } from './session.ts'

interface Question {
  readonly message: string
  /** What Enter answers. */
  readonly initialValue: boolean
  /** What is said after a no. */
  readonly refused: string
}

/**
 * Asks for a yes.
 *
 * @throws Complaint `usage` where nobody can be asked, or the answer is no
 */
export const askYes = async (outside: Outside, { message, initialValue, refused }: Question): Promise<void> => {
  if (!isInteractive(outside)) throw new Complaint('usage', 'Nobody is here to be asked.', 'Add --yes if it is meant.')
  if (!answered(await confirm({ ...asking(outside), message, initialValue }))) throw new Complaint('usage', refused)
}

/**
 * Says what an operation destroys and asks for a yes; `yes` is the answer given beforehand.
 *
 * @throws Complaint `usage` where nobody can be asked, or the answer is no
 */
export const confirmLoss = async ({ outside, output }: Session, name: OperationName, yes = false): Promise<void> => {
  const { destroys }: Operation = contract[name]
  if (destroys === undefined || yes) return
  output.tell(destroys)
  await askYes(outside, { message: 'Go on?', initialValue: false, refused: 'Nothing was done.' })
}
