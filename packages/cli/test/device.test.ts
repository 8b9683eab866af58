import { expect, test } from 'vitest'
import { run } from './desk.ts'
import { guid, setup, step } from './samples.ts'

const code = {
  userCode: 'ABCD23456',
  verificationUri: 'https://microsoft.test/devicelogin',
  expiresAt: '2026-11-20T10:15:00Z',
  intervalMs: 5_000,
}
const leave = { fields: [], submit: null, leave: 'Sign in with Microsoft' }
const signIn = setup([step('sign-in', { state: 'current', who: 'signed-in-person', mend: leave })])
const connected = setup([step('sign-in', { state: 'done' })], {
  state: 'connected',
  current: null,
  connectionId: guid(1),
})

test('a person signs in with a code on another device, and no token comes to the terminal', async () => {
  let polls = 0
  const {
    code: exit,
    err,
    asked,
  } = await run(['connect', '--setup', guid(700), '--answers', '-', '--device-code'], {
    input: JSON.stringify({ steps: {} }),
    answers: {
      'setup.read': () => (polls < 3 ? signIn : connected),
      'setup.beginDevice': () => code,
      'setup.pollDevice': () => ({ state: ++polls < 3 ? 'waiting' : 'signed-in', intervalMs: 5_000 }),
    },
  })
  expect(exit).toBe(0)
  expect(err).toContain('https://microsoft.test/devicelogin')
  expect(err).toContain('ABCD23456')
  expect(asked.filter(({ name }) => name === 'setup.pollDevice')).toHaveLength(3)
  expect(asked.some(({ name }) => name === 'setup.leave')).toBe(false)
})

test('without the option a person is shown the address of the browser', async () => {
  const { asked } = await run(['connect', '--setup', guid(700), '--answers', '-'], {
    input: JSON.stringify({ steps: {} }),
    answers: {
      'setup.read': () => signIn,
      'setup.look': () => signIn,
      'setup.leave': () => ({ url: 'https://landbridge.test/oauth/go/x', expiresAt: code.expiresAt }),
    },
  })
  expect(asked.some(({ name }) => name === 'setup.leave')).toBe(true)
  expect(asked.some(({ name }) => name === 'setup.beginDevice')).toBe(false)
})

test('a sign-in that was refused leaves the set-up where it is, with what to do', async () => {
  const refused = setup([
    step('sign-in', {
      state: 'current',
      mend: leave,
      look: {
        at: null,
        running: false,
        findings: [
          { id: 'sign_in.returned', verdict: 'fail', what: 'The permissions were not accepted.', evidence: [] },
        ],
      },
    }),
  ])
  let polled = false
  const { code: exit, err } = await run(['connect', '--setup', guid(700), '--answers', '-', '--device-code'], {
    input: JSON.stringify({ steps: {} }),
    answers: {
      'setup.read': () => (polled ? refused : signIn),
      'setup.leave': () => ({ url: 'https://landbridge.test/oauth/go/x', expiresAt: code.expiresAt }),
      'setup.beginDevice': () => code,
      'setup.pollDevice': () => {
        polled = true
        return { state: 'refused', intervalMs: 0 }
      },
    },
  })
  expect(exit).not.toBe(0)
  expect(err).toContain('The permissions were not accepted.')
})
