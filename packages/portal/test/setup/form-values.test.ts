import type { Field } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { answerOf, samplesOf, valuesOf } from '../../src/setup/form-values.ts'

const option = (value: string, disabled = false) => ({ value, label: value, disabled })
const fields: readonly Field[] = [
  { name: 'tenant', label: 'Tenant', kind: 'text', required: true, value: 'contoso.com', sample: 'demo.example' },
  { name: 'secret', label: 'Secret', kind: 'secret', required: true, stored: true },
  { name: 'note', label: 'Note', kind: 'text', required: false },
  { name: 'environment', label: 'Environment', kind: 'choice', required: true, options: [option('Production')] },
  {
    name: 'companies',
    label: 'Companies',
    kind: 'choices',
    required: true,
    options: [option('a'), option('b')],
    sample: 'a',
  },
]

test('starts with what is stored, never with a secret, and chooses what has no alternative', () => {
  expect(valuesOf(fields)).toEqual({
    tenant: 'contoso.com',
    secret: '',
    note: '',
    environment: 'Production',
    companies: [],
  })
})

test('chooses nothing that is disabled', () => {
  const [only] = fields.filter((each) => each.kind === 'choice')
  expect(valuesOf([{ ...only!, options: [option('Production', true)] }])).toEqual({ environment: '' })
})

test('sends cleaned values, and no secret that was left as it is', () => {
  const values = { tenant: ' fabrikam.com ', secret: '', note: '', environment: 'Production', companies: ['b'] }
  expect(answerOf(fields, values)).toEqual({
    tenant: 'fabrikam.com',
    environment: 'Production',
    companies: ['b'],
  })
  expect(answerOf(fields, { ...values, secret: 'new one' })).toMatchObject({ secret: 'new one' })
})

test('offers the samples in the form of their fields', () => {
  expect(samplesOf(fields)).toEqual({ tenant: 'demo.example', companies: ['a'] })
})
