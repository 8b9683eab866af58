import {
  type EntraErrorFact,
  entraErrors,
  type FaultFact,
  faults,
  findEntraError,
  findSeenFault,
} from '@landbridge/model'
import { describe, expect, test } from 'vitest'

const rows = Object.entries(entraErrors) as [string, EntraErrorFact][]

const seenNumbers = Object.entries(faults as Record<string, FaultFact>).flatMap(([code, { seen = [] }]) =>
  seen.filter((sign) => /^AADSTS\d+$/.test(sign)).map((sign) => ({ code, number: sign.slice('AADSTS'.length) })),
)

describe('the table of AADSTS numbers', () => {
  test('has a row for each number that a fault is seen by', () => {
    expect(seenNumbers.filter(({ number }) => findEntraError(Number(number)) === undefined)).toEqual([])
  })

  test.each(rows)('AADSTS%s belongs to exactly one fault', (number) => {
    expect(seenNumbers.filter((each) => each.number === number)).toHaveLength(1)
    expect(findSeenFault(`AADSTS${number}`)).toMatch(/^auth\./)
  })

  test('gives 401 to invalid_client and to nothing else', () => {
    for (const [number, { error, status, page }] of rows)
      if (!page) expect([number, status === 401]).toEqual([number, error === 'invalid_client'])
  })

  test('says of each number where it is seen, when, and in what words', () => {
    for (const [number, { where, when, text }] of rows) {
      expect(where.length, number).toBeGreaterThan(0)
      expect(when, number).toMatch(/\.$/)
      expect(text, number).toMatch(/\.$/)
      expect(text, number).not.toMatch(
        /\{(?!(account|clientId|expires|grantType|host|method|notBefore|now|origin|parameter|reason|redirectUri|resource|scope|tenant)\})/,
      )
    }
  })

  test('knows the other error of an unknown tenant at the OpenID document', () => {
    expect(findEntraError(90002)).toMatchObject({ error: 'invalid_request', errorAtDiscovery: 'invalid_tenant' })
    expect(findEntraError(1)).toBeUndefined()
  })
})
