import type { Setup, SetupStep } from '@landbridge/contract'
import type { Session } from '../session.ts'

/** Shows the address at which somebody signs in with Microsoft; the set-up goes on by itself when they come back. */
export const tellWay = async (session: Session, setup: Setup, step: SetupStep): Promise<void> => {
  const { url } = await session.call('setup.leave', { setupId: setup.id, step: step.id })
  session.output.say(`${step.mend.leave}: open this address in a browser. It works once, for half an hour.`)
  session.output.say()
  session.output.say(`  ${url}`)
  session.output.say()
}
