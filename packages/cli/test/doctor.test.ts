import { writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnosis } from '@landbridge/contract'
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
  open: { between: ['P33'], question: 'Is State Enabled?' },
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
