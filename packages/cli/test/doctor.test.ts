import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnosis, StoredDiagnosis } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { run } from './desk.ts'
import { connection } from './samples.ts'

const contoso = connection(1, 'Contoso')

const diagnosis: Diagnosis = {
  verdict: 'named',
  causes: [
    {
      id: 'P33',
      title: 'The card is missing or disabled',
      confidence: 'likely',
      for: [{ text: 'API v2.0 refuses the token.', evidence: [{ label: 'Status', value: '401' }] }],
      against: [{ text: 'The same request succeeds now.', evidence: [] }],
      who: 'bc-admin',
      remedy: 'Open the page and set State to Enabled.',
      link: { url: 'https://bc.example/page', page: 'Microsoft Entra Applications' },
      question: 'Is State Enabled?',
    },
  ],
  open: { between: ['P33'], question: 'Is State Enabled?', about: 'P33', answers: ['Yes', 'No'] },
  seen: [{ label: 'HTTP status', value: '401' }],
  changes: [{ what: 'Business Central let the token in.', goodUntil: '2026-11-20T14:02:00.000Z' }],
  probes: [],
}
const answers = {
  'connections.list': () => ({ connections: [contoso] }),
  'diagnosis.start': () => diagnosis,
  'diagnosis.read': () => diagnosis,
}

const fileWith = async (text: string): Promise<string> => {
  const path = join(await mkdtemp(join(tmpdir(), 'doctor-')), 'failure.txt')
  writeFileSync(path, text)
  return path
}

test('tells the causes of a connection, why, what to do, who, and what would settle it', async () => {
  const { code, err, asked } = await run(['doctor', 'contoso'], { answers })
  expect(code).toBe(5)
  expect(asked.at(-1)).toEqual({ name: 'diagnosis.start', input: { connectionId: contoso.id } })
  for (const part of [
    '1. Likely: The card is missing or disabled (P33)',
    '+ API v2.0 refuses the token. Status: 401',
    '- The same request succeeds now.',
    'What to do: Open the page and set State to Enabled.',
    'Who: an administrator of Business Central',
    'Microsoft Entra Applications: https://bc.example/page',
    'Until 2026-11-20T14:02:00.000Z: Business Central let the token in.',
    'To be sure: Is State Enabled?',
    'Answer with --answer "P33=Yes" or --answer "P33=No".',
  ])
    expect(err).toContain(part)
})

test('reads a text alone without any connection', async () => {
  const { code, asked, out } = await run(['doctor', '--text', await fileWith('AADSTS7000222'), '--json'], { answers })
  expect(code).toBe(0)
  expect(asked).toEqual([{ name: 'diagnosis.read', input: { text: 'AADSTS7000222' } }])
  expect(JSON.parse(out)).toEqual(diagnosis)
})

test('gives a text to the diagnosis of a connection that is named', async () => {
  const { asked } = await run(['doctor', 'contoso', '--text', await fileWith('HTTP 401')], { answers })
  expect(asked.at(-1)).toEqual({ name: 'diagnosis.start', input: { connectionId: contoso.id, text: 'HTTP 401' } })
})

test('says that nothing fails, and which file cannot be read', async () => {
  const fine = {
    ...answers,
    'diagnosis.start': () => ({ ...diagnosis, verdict: 'nothing_wrong' as const, causes: [] }),
  }
  const { code, err } = await run(['doctor'], { answers: fine })
  expect(code).toBe(0)
  expect(err).toContain('Nothing fails at the moment.')
  const missing = await run(['doctor', '--text', '/nowhere/at-all'], { answers })
  expect(missing.code).toBe(2)
  expect(missing.err).toContain('which cannot be read')
})

test('gives what a person knows to the diagnosis', async () => {
  const { asked } = await run(['doctor', 'contoso', '--answer', 'p33=No', 'P34=unknown'], { answers })
  expect(asked.at(-1)?.input).toEqual({
    connectionId: contoso.id,
    answers: [
      { cause: 'P33', says: 'No' },
      { cause: 'P34', says: 'unknown' },
    ],
  })
  const { code, err } = await run(['doctor', 'contoso', '--answer', 'No'], { answers })
  expect(code).toBe(2)
  expect(err).toContain('P25=Yes')
})

test('lists what was found when calls failed, and shows one of them', async () => {
  const stored: StoredDiagnosis = {
    id: '00000000-0000-4000-8000-00000000000d',
    connectionId: contoso.id,
    by: 'call',
    state: 'done',
    startedAt: '2026-11-20T14:05:00.000Z',
    endedAt: '2026-11-20T14:05:01.000Z',
    failure: { code: 'bc.credentials_rejected', message: 'Refused.', remedy: 'Mend it.', who: 'bc-admin' },
    verdict: 'named',
    cause: { id: 'P33', title: 'The card is missing or disabled', confidence: 'likely', who: 'bc-admin' },
  }
  const withStored = {
    ...answers,
    'diagnosis.list': () => ({ diagnoses: [stored] }),
    'diagnosis.readStored': () => ({ ...stored, diagnosis }),
  }
  const list = await run(['doctor', 'contoso', '--earlier'], { answers: withStored })
  expect(list.code).toBe(0)
  expect(list.err).toContain('1. 2026-11-20T14:05:00.000Z a call failed: The card is missing or disabled')
  const one = await run(['doctor', 'contoso', '--earlier', '1'], { answers: withStored })
  expect(one.err).toContain('What to do: Open the page and set State to Enabled.')
  expect(one.asked.at(-1)).toEqual({
    name: 'diagnosis.readStored',
    input: { connectionId: contoso.id, diagnosisId: stored.id },
  })
  expect((await run(['doctor', 'contoso', '--earlier', '2'], { answers: withStored })).code).toBe(2)
})
