import type { Setup } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { type Answers, Refusal, run } from './desk.ts'
import { connection, guid, integration, setup, step } from './samples.ts'

const registration = {
  mend: {
    fields: [
      { name: 'tenant', label: 'Directory (tenant) ID', kind: 'text' as const, required: true, sample: guid(800) },
      { name: 'clientId', label: 'Application (client) ID', kind: 'text' as const, required: true },
    ],
    submit: 'Look',
    leave: null,
  },
}
const company = {
  mend: {
    fields: [
      {
        name: 'companies',
        label: 'Companies',
        kind: 'choices' as const,
        required: true,
        options: [
          { value: guid(1), label: 'Cronus' },
          { value: guid(2), label: 'Second' },
        ],
      },
    ],
    submit: 'Choose',
    leave: null,
  },
}
const consentMissing = {
  findings: [
    {
      id: 'consent',
      verdict: 'fail' as const,
      what: 'Nobody has consented yet.',
      evidence: [{ label: 'roles', value: 'none' }],
    },
  ],
  at: '2026-11-20T10:00:00Z',
  running: false,
}

const at = {
  registration: setup([step('registration', { state: 'current', ...registration }), step('consent'), step('company')]),
  consent: setup([
    step('registration', { state: 'done', summary: 'Seen in Entra' }),
    step('consent', { state: 'current', look: consentMissing }),
    step('company'),
  ]),
  company: setup([
    step('registration', { state: 'done' }),
    step('consent', { state: 'done' }),
    step('company', { state: 'current', ...company }),
  ]),
  end: setup(
    [step('registration', { state: 'done' }), step('consent', { state: 'done' }), step('company', { state: 'done' })],
    {
      state: 'connected',
      connectionId: guid(1),
    },
  ),
}

/** A set-up in which consent is given after it was looked for so many times. */
const platform = (consentAfter: number): Answers => {
  let now: Setup = at.registration
  let looks = 0
  const look = () => {
    if (now === at.consent && ++looks > consentAfter) now = at.company
    return now
  }
  return {
    'integrations.list': () => ({ integrations: [] }),
    'catalogue.sets': () => ({ sets: [] }),
    'setup.list': () => ({ setups: [] }),
    'setup.start': () => now,
    'setup.look': look,
    'setup.read': look,
    'setup.answer': ({ step: id, values }) => {
      const { tenant } = values as { tenant?: string }
      if (tenant === 'nonsense')
        return new Refusal(422, 'request.invalid', { field: 'tenant', message: 'This is no tenant.' })
      now = id === 'registration' ? at.consent : at.end
      return now
    },
  }
}

const begun = (now: Setup, more: Answers = platform(0)): Answers => ({ ...more, 'setup.read': () => now })
const resume = ['connect', '--setup', guid(700)]
const answers = {
  steps: { registration: { tenant: guid(800), clientId: { env: 'CLIENT' } }, company: { companies: [guid(1)] } },
}
const env = { LANDBRIDGE_URL: 'http://landbridge.test', LANDBRIDGE_API_KEY: 'key', CLIENT: guid(801) }

test('walks from answers to the end, waiting where somebody else has to act', async () => {
  const { code, json, asked, err } = await run([...resume, '--answers', '-', '--wait', '30', '--json'], {
    answers: platform(3),
    input: JSON.stringify(answers),
    env,
  })
  expect(code).toBe(0)
  expect(json()).toMatchObject({ state: 'connected' })
  expect(asked.filter(({ name }) => name === 'setup.answer').map(({ input }) => input.values)).toEqual([
    { tenant: guid(800), clientId: guid(801) },
    { companies: [guid(1)] },
  ])
  expect(err).toContain('Nobody has consented yet.')
})

test('stops with code 5 at a step that is not done, says why and how to go on', async () => {
  const { code, err, json } = await run([...resume, '--answers', '-', '--json'], {
    answers: platform(99),
    input: JSON.stringify(answers),
    env,
  })
  expect(code).toBe(5)
  expect(err).toContain(`landbridge connect --setup ${guid(700)}`)
  expect(json()).toMatchObject({ current: 'consent' })
})

test.each([
  [{ steps: { registration: { tenant: guid(800) } } }, 'asks for clientId'],
  [{ steps: { registration: { tenant: guid(800), clientId: 'x', colour: 'red' } } }, 'does not ask for "colour"'],
  [{ steps: { registration: { tenant: { env: 'NO_SUCH' } } } }, 'NO_SUCH, which is not set'],
  [{ stepps: {} }, 'there is no "stepps"'],
  [[], 'is not a JSON object'],
])('refuses answers that do not fit: %j', async (given, message) => {
  const { code, err } = await run([...resume, '--answers', '-'], { answers: platform(0), input: JSON.stringify(given) })
  expect(code).toBe(2)
  expect(err).toContain(message)
})

test('asks nobody where there is no terminal', async () => {
  const { code, err } = await run(resume, { answers: platform(0) })
  expect(code).toBe(2)
  expect(err).toContain('--answers FILE')
})

test('a person types, picks from a list, and goes on by itself once the administrator has consented', async () => {
  const { code, asked, err, out } = await run(resume, {
    answers: platform(2),
    person: [
      ['Directory (tenant) ID', '\r'],
      ['Application (client) ID', `${guid(801)}\r`],
      ['Companies', ' '],
      ['Cronus', '\r'],
    ],
  })
  expect(code).toBe(0)
  expect(asked.filter(({ name }) => name === 'setup.answer').map(({ input }) => input.values)).toEqual([
    { tenant: guid(800), clientId: guid(801) },
    { companies: [guid(1)] },
  ])
  expect(err).toContain('✓ Connected (simulated)')
  expect(out).toBe(`${guid(1)}\n`)
})

test('a refused value is told at once, and asked again', async () => {
  const { code, err } = await run(resume, {
    answers: begun(at.registration),
    person: [
      ['Directory (tenant) ID', 'nonsense\r'],
      ['Application (client) ID', `${guid(801)}\r`],
      ['This is no tenant.', ''],
      ['Directory (tenant) ID', '\u0003'],
    ],
  })
  expect(code).toBe(130)
  expect(err).toContain('Field       tenant')
  expect(err).toContain(`landbridge connect --setup ${guid(700)}`)
})

test('leaving from the menu keeps everything and says how to go on', async () => {
  const { code, err } = await run(resume, {
    answers: { ...platform(99), 'setup.read': () => at.consent },
    person: [['What next?', '\u001B[A\r']],
  })
  expect(code).toBe(130)
  expect(err).toContain('Everything so far is saved')
})

const reconnecting = (asked: Setup): Answers => ({
  ...platform(0),
  'connections.list': () => ({ connections: [connection(1, 'Contoso'), connection(2, 'Fabrikam')] }),
  'connections.reconnect': () => asked,
  'setup.read': () => asked,
  'setup.answer': () => ({ ...at.end, reconnects: true }),
})
const secret = {
  mend: {
    fields: [
      { name: 'secret', label: 'Value', kind: 'secret' as const, required: true },
      { name: 'expires', label: 'Expires', kind: 'date' as const, required: true },
    ],
    submit: 'Store and look',
    leave: null,
  },
}
const opened = setup([step('registration', { state: 'done' }), step('secret', { state: 'current', ...secret })], {
  reconnects: true,
  connectionId: guid(1),
})

test('--again opens the way for a connection by its name, and says that it goes on meanwhile', async () => {
  const { code, asked, err, out } = await run(['connect', '--again', 'contoso', '--step', 'secret', '--answers', '-'], {
    answers: reconnecting(opened),
    input: JSON.stringify({ steps: { secret: { secret: { env: 'SECRET' }, expires: '2027-11-20' } } }),
    env: { ...env, SECRET: 'abc~1' },
  })
  expect(code).toBe(0)
  expect(asked.find(({ name }) => name === 'connections.reconnect')?.input).toEqual({
    connectionId: guid(1),
    step: 'secret',
  })
  expect(asked.find(({ name }) => name === 'setup.answer')?.input).toMatchObject({
    step: 'secret',
    values: { secret: 'abc~1', expires: '2027-11-20' },
  })
  expect(err).toContain('It goes on with what it has until the final check has passed.')
  expect(out).toBe(`${guid(1)}\n`)
})

test('--again leaves the step to the platform, and refuses one that there is not', async () => {
  const { asked } = await run(['connect', '--again', guid(2), '--answers', '-'], {
    answers: reconnecting(opened),
    input: '{}',
  })
  expect(asked.find(({ name }) => name === 'connections.reconnect')?.input).toEqual({ connectionId: guid(2) })

  const wrong = await run(['connect', '--again', 'Contoso', '--step', 'colour', '--answers', '-'], {
    answers: reconnecting(opened),
    input: '{}',
  })
  expect(wrong.code).toBe(2)
  expect(wrong.err).toContain('There is no step "colour".')
})

test('what waits for an upload is said as that, and help follows the kind of credential', async () => {
  const when = (kind: string) => ({ when: { field: 'kind', is: [kind] } })
  const waiting = setup([
    step('secret', {
      state: 'current',
      look: {
        findings: [
          {
            id: 'credential.uploaded',
            verdict: 'unknown',
            what: 'Entra does not know the certificate yet.',
            evidence: [],
            waitingFor: 'the upload',
          },
        ],
        at: '2026-11-20T10:00:00Z',
        running: false,
      },
      explain: {
        intro: '',
        instructions: [{ id: 'a', text: 'Upload it.', ...when('certificate') }],
        help: [
          { id: 'a', question: 'About certificates?', answer: 'This.', ...when('certificate') },
          { id: 'b', question: 'About secrets?', answer: 'That.', ...when('secret') },
        ],
        next: '',
      },
      mend: {
        fields: [{ name: 'kind', label: 'Kind', kind: 'choice', required: true, value: 'certificate', options: [] }],
        submit: 'Store',
        leave: 'Go to Microsoft',
      },
    }),
  ])
  const { err } = await run(resume, {
    answers: begun(waiting),
    person: [
      ['What next?', '\u001B[A'],
      ['everything is saved', '\u001B[A'],
      ['Show help', '\r'],
      ['What next?', '\u001B[A\r'],
    ],
  })
  expect(err).toContain('… Entra does not know the certificate yet.')
  expect(err).toContain('Waits for the upload.')
  expect(err).toContain('About certificates?')
  expect(err).not.toContain('About secrets?')
})

test.each([
  ['delegated', ['--integration', 'Shop'], 'connects by shared-app'],
  ['delegated', ['--account', 'a-1'], 'Nothing says which integration'],
] as const)('with --flow %s and %j it takes no integration that connects otherwise', async (flow, more, message) => {
  const { code, err } = await run(['connect', '--flow', flow, '--account', 'a-1', ...more, '--answers', '-'], {
    answers: { ...platform(0), 'integrations.list': () => ({ integrations: [integration({})] }) },
    input: '{}',
    env,
  })
  expect(code).toBe(2)
  expect(err).toContain(message)
})

test('with --flow it takes the only integration that connects so', async () => {
  const two = [integration({}), integration({ id: guid(901), name: 'Books', flow: 'service-to-service' })]
  const { asked } = await run(['connect', '--flow', 'service-to-service', '--account', 'a-1', '--answers', '-'], {
    answers: { ...platform(0), 'integrations.list': () => ({ integrations: two }) },
    input: '{}',
    env,
  })
  expect(asked.find(({ name }) => name === 'setup.start')?.input).toMatchObject({ integrationId: guid(901) })
})

test('with --flow a new integration is made of that kind, and says what it needs before anybody is connected', async () => {
  const { code, err, asked } = await run(['connect', '--flow', 'delegated', '--account', 'a-1', '--answers', '-'], {
    answers: { ...platform(0), 'integrations.create': () => integration({ id: guid(902), flow: 'delegated' }) },
    input: JSON.stringify({ integration: { name: 'New', wanted: [] } }),
    env,
  })
  expect(code).toBe(2)
  expect(asked.find(({ name }) => name === 'integrations.create')?.input).toMatchObject({ flow: 'delegated' })
  expect(err).toContain(`landbridge integrations app ${guid(902)}`)
})
