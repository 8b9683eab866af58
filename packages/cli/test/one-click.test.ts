import type { Registering, RegisteringStep } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { type Answers, run } from './desk.ts'
import { guid, setup, step } from './samples.ts'

const id = guid(700)
const plan = (state: RegisteringStep['state'], more: Partial<RegisteringStep> = {}): RegisteringStep => ({
  id: 'application',
  what: 'Register the application Shop.',
  why: 'It is the identity.',
  may: 'yes',
  roles: ['Application Administrator'],
  state,
  since: null,
  ...more,
})
const registering = (more: Partial<Registering> = {}): Registering => ({
  state: 'open',
  scopes: [{ name: 'User.Read', reason: 'To see who you are.' }],
  signIn: null,
  refusal: null,
  planId: null,
  steps: [plan('to-do')],
  credentials: [],
  canUndo: false,
  undo: [],
  ...more,
})
const signedIn = registering({
  signIn: {
    person: 'ada@contoso.com',
    organisation: { id: guid(800), name: 'Contoso', domains: ['contoso.com'] },
    roles: ['Global Administrator'],
    until: '2026-11-20T11:00:00Z',
  },
  planId: guid(1),
})

/** A platform that goes from one state to the next with each time it is read. */
const through = (states: readonly Registering[], more: Answers = {}): Answers => {
  let at = 0
  return {
    'setup.read': () => setup([step('registration', { state: 'current' })]),
    'setup.leave': () => ({ url: 'http://landbridge.test/oauth/go/abc', expiresAt: '2026-11-20T10:30:00Z' }),
    'registering.read': () => states[Math.min(at++, states.length - 1)] as Registering,
    ...more,
  }
}

test('shows the plan and the sign-in, starts what was agreed to, and shows each step', async () => {
  const running = registering({ state: 'running', steps: [plan('waiting', { waitingFor: 'Entra' })] })
  const done = registering({ state: 'done', steps: [plan('done')], canUndo: true })
  const { code, err, asked } = await run(['setup', 'one-click', id, '--yes'], {
    answers: through([registering(), registering(), signedIn, running, done], { 'registering.start': () => running }),
  })
  expect(err).toContain('Register the application Shop.')
  expect(err).toContain('http://landbridge.test/oauth/go/abc')
  expect(err).toContain('User.Read: To see who you are.')
  expect(err).toContain('ada@contoso.com is signed in at Contoso (contoso.com')
  expect(err).toContain('Waits for Entra.')
  expect(err).toContain(`landbridge connect --setup ${id}`)
  expect(code).toBe(0)
  expect(asked.find(({ name }) => name === 'registering.start')?.input).toMatchObject({ planId: guid(1) })
})

test('nobody at a terminal agrees to nothing', async () => {
  const { code, asked } = await run(['setup', 'one-click', id], { answers: through([signedIn]) })
  expect(code).toBe(2)
  expect(asked.some(({ name }) => name === 'registering.start')).toBe(false)
})

test('what is left is said with whom it needs, and is no success', async () => {
  const partly = registering({ state: 'partly', steps: [plan('left', { may: 'no' })] })
  const { code, err } = await run(['setup', 'one-click', id, '--yes'], {
    answers: through([signedIn, partly], { 'registering.start': () => partly }),
  })
  expect(code).toBe(5)
  expect(err).toContain('Application Administrator')
  expect(err).toContain(`landbridge link create ${id} --for entra-admin`)
})

test('a refused sign-in is told', async () => {
  const refusal = { code: 'auth.consent_declined', message: 'Declined.', remedy: 'Again.', who: 'entra-admin' as const }
  const { code, err } = await run(['setup', 'one-click', id, '--yes'], {
    answers: through([registering(), registering(), registering({ refusal })]),
  })
  expect(code).toBe(5)
  expect(err).toContain('Declined.')
})

test('undo removes what was made, and says so', async () => {
  const made = { ...signedIn, state: 'done' as const, canUndo: true }
  const undone = registering({ state: 'undone', undo: [plan('done', { id: 'grants', what: 'Take back.' })] })
  const { code, err, json } = await run(['setup', 'one-click', id, '--undo', '--yes', '--json'], {
    answers: through([made, undone], { 'registering.undo': () => undone }),
  })
  expect(code).toBe(0)
  expect(err).toContain('Take back.')
  expect(json()).toMatchObject({ state: 'undone' })
})
