import { FluentProvider } from '@fluentui/react-components'
import { type Connection, type Diagnosis, Refused } from '@landbridge/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { adminText } from '../../src/diagnosis/admin-text.ts'
import { DiagnosisView } from '../../src/diagnosis/diagnosis-view.tsx'
import { Failure } from '../../src/faults/failure.tsx'
import { isTheirs, textOfFault, WhyProvider } from '../../src/faults/why.ts'
import { spanTo } from '../../src/time/formats.ts'
import '../../src/words/words.ts'

const diagnosis: Diagnosis = {
  verdict: 'named',
  causes: [
    {
      id: 'P25',
      title: 'Admin consent was not granted',
      confidence: 'likely',
      for: [{ text: 'The token carries no role.', evidence: [{ label: 'Roles', value: 'none' }] }],
      against: [],
      who: 'entra-admin',
      remedy: 'Grant it.',
      link: { url: 'https://entra.example/permissions', page: 'API permissions' },
      question: 'Is it granted?',
    },
    {
      id: 'P24',
      title: 'The permission is missing',
      confidence: 'possible',
      for: [],
      against: [{ text: 'The connection worked before.', evidence: [] }],
      who: 'entra-admin',
      remedy: 'Add it.',
      question: 'Is it there?',
    },
  ],
  open: {
    between: ['P25', 'P24'],
    about: 'P25',
    question: 'Is it granted?',
    answers: ['Yes', 'No'],
    probe: { name: 'registration', needs: ['graphToken'] },
  },
  seen: [{ label: 'request-id', value: 'c0ffee' }],
  changes: [{ what: 'The token carried API.ReadWrite.All.', goodUntil: '2026-11-20T14:02:00Z' }],
  probes: [
    {
      name: 'freshToken',
      asks: 'Is there a token?',
      found: ['token.issued'],
      says: ['Entra issues a token now'],
      evidence: [],
      ms: 7,
    },
  ],
}

const shown = (given: Diagnosis): string =>
  renderToStaticMarkup(
    <FluentProvider>
      <QueryClientProvider client={new QueryClient()}>
        <DiagnosisView diagnosis={given} answered={0} isBusy={false} onAnswer={() => {}} onTakeBack={() => {}} />
      </QueryClientProvider>
    </FluentProvider>,
  )

test('shows causes in their order with how sure each is, what speaks for and against, who and what to do', () => {
  const html = shown(diagnosis)
  for (const part of ['Likely', 'Possible', 'Speaks for it', 'Speaks against it', 'Grant it.', 'Entra administrator'])
    expect(html).toContain(part)
  expect(html.indexOf('Admin consent was not granted')).toBeLessThan(html.indexOf('The permission is missing'))
  expect(html).toContain('https://entra.example/permissions')
})

test('says until when it was otherwise, what was asked in words, and what would settle it', () => {
  const html = shown(diagnosis)
  expect(html).toMatch(/Until [^<]*\d:\d\d/)
  expect(html).toContain('Entra issues a token now.')
  expect(html).toContain('7 ms')
  expect(html).toContain('I do not know')
  expect(html).toContain('Microsoft Graph would settle it')
})

test('says that nothing fails, and that no cause is known', () => {
  const nothing: Diagnosis = { verdict: 'nothing_wrong', causes: [], seen: [], changes: [], probes: [] }
  expect(shown(nothing)).toContain('Nothing fails at the moment')
  expect(shown({ ...nothing, verdict: 'unknown', seen: diagnosis.seen })).toContain('c0ffee')
})

test('copies for an administrator where, what to do and the ids', () => {
  const connection = {
    name: 'Fjordline',
    tenantId: 'tenant-1',
    environment: { name: 'Production', type: 'Production' },
    credential: { clientId: 'client-1' },
  } as unknown as Connection
  const text = adminText(diagnosis.causes[0]!, diagnosis, connection, i18next.t)
  for (const part of [
    'Fjordline',
    'tenant-1',
    'Production',
    'client-1',
    'Grant it.',
    'https://entra.example/permissions',
    'c0ffee',
    'P25',
  ])
    expect(text).toContain(part)
})

const fault = {
  code: 'bc.credentials_rejected',
  message: 'Business Central rejected the token.',
  remedy: 'Mend it.',
  who: 'bc-admin',
  theirs: 'Authentication_InvalidCredentials',
  theirMessage: 'The server has rejected the client credentials.',
} as const

test('asks why beside a failure of theirs, inside the frame only', () => {
  const failure = (why: boolean) =>
    renderToStaticMarkup(
      <QueryClientProvider client={new QueryClient()}>
        <WhyProvider value={why ? () => {} : undefined}>
          <Failure error={new Refused(502, { ...fault, requestId: 'r1' })} />
        </WhyProvider>
      </QueryClientProvider>,
    )
  expect(failure(true)).toContain('Why?')
  expect(failure(false)).not.toContain('Why?')
  expect(isTheirs(fault)).toBe(true)
  expect(isTheirs({ code: 'request.invalid' })).toBe(false)
})

test('gives a fault to the diagnosis the way Microsoft writes it', () => {
  expect(JSON.parse(textOfFault(fault))).toEqual({
    error: { code: 'Authentication_InvalidCredentials', message: 'The server has rejected the client credentials.' },
  })
  const { theirMessage: _, ...expired } = { ...fault, theirs: 'AADSTS7000222' }
  expect(textOfFault(expired)).toBe('AADSTS7000222: Business Central rejected the token.')
})

test('counts down to the second under a minute', () => {
  const now = Date.parse('2026-11-20T14:00:00Z')
  expect(spanTo('2026-11-20T14:00:12.400Z', now)).toBe('in 13 seconds')
  expect(spanTo('2026-11-20T13:00:00Z', now)).toBe('now')
  expect(spanTo('2026-11-20T17:00:00Z', now)).toBe('in 3 hours')
})
