import type { Setup, SetupStep } from '@landbridge/contract'
import { pause } from '../outside.ts'
import type { Session } from '../session.ts'

/** Whether somebody can sign in at a step with a code, on another device. */
export const takesDeviceCode = ({ id, mend }: SetupStep): boolean => id === 'sign-in' && mend.leave !== null

/**
 * Shows a code for a person to type at Microsoft's page, and waits until they have, or it has come to nothing. Tokens
 * stay with Landbridge.
 *
 * @returns The set-up afterwards; its step says what was refused.
 */
export const signInByDevice = async (session: Session, { id: setupId }: Setup): Promise<Setup> => {
  const { output, outside } = session
  const { userCode, verificationUri, intervalMs: firstMs } = await session.call('setup.beginDevice', { setupId })
  output.say('Open this page on any device, type the code there, and sign in. It works for a quarter of an hour.')
  output.say()
  output.say(`  ${verificationUri}`)
  output.say(`  ${output.paint('bold', userCode)}`)
  output.say()
  let waitMs = firstMs
  for (;;) {
    await pause(outside, outside.pollMs ?? waitMs)
    const { state, intervalMs } = await session.call('setup.pollDevice', { setupId })
    if (state !== 'waiting') return session.call('setup.read', { setupId })
    waitMs = intervalMs
  }
}
