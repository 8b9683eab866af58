import type { Connection } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { entriesFor, isFailureText, type PagePath } from '../../src/palette/entries.ts'

const pages: Record<PagePath, string> = {
  '/': 'Overview',
  '/integrations': 'Integrations',
  '/connections': 'Connections',
  '/records': 'Records',
  '/settings': 'Settings',
}
const connections = ['Fjordline', 'Contoso'].map(
  (name) => ({ id: name, name, linkedAccount: { id: `c-${name}`, name }, tenantId: `t-${name}` }) as Connection,
)
const labels = (typed: string) =>
  entriesFor(typed, { connections, pages }).map((each) =>
    each.kind === 'diagnose' ? `diagnose ${each.text}` : each.label,
  )

test('finds connections by name, account and tenant, and pages by name', () => {
  expect(labels('fjord')).toEqual(['Fjordline', 'diagnose fjord'])
  expect(labels('T-CONTOSO')[0]).toBe('Contoso')
  expect(labels('record')).toEqual(['Records', 'diagnose record'])
  expect(labels('')).toEqual(['Fjordline', 'Contoso', ...Object.values(pages), 'diagnose '])
})

test('the text of a failure goes to its diagnosis before all else, and so does what is nowhere', () => {
  const text = '{"error":{"code":"Authentication_InvalidCredentials"}}'
  expect(labels(text)).toEqual([`diagnose ${text}`])
  expect(labels('zebra')).toEqual(['diagnose zebra'])
  expect(
    ['AADSTS7000222', 'HTTP 401 Unauthorized', 'https://x.example/callback?error=access_denied'].every(isFailureText),
  ).toBe(true)
  expect(isFailureText('Contoso')).toBe(false)
})

test('shows a dozen at most, and the diagnosis among them', () => {
  const many = Array.from({ length: 40 }, (_, at) => ({ ...(connections[0] as Connection), id: String(at) }))
  const entries = entriesFor('fjord', { connections: many, pages })
  expect(entries).toHaveLength(12)
  expect(entries.at(-1)?.kind).toBe('diagnose')
})
