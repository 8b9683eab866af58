import { describe, expect, test } from 'vitest'
import { readClaims } from '../src/index.ts'

const token = (payload: unknown) =>
  `${btoa('{"alg":"none"}')}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`

describe('the claims of a token', () => {
  test('are read as they stand, with roles and scopes as lists', () => {
    expect(
      readClaims(
        token({ aud: 'bc', tid: 't', appid: 'a', roles: ['API.ReadWrite.All', 5], exp: 9, iat: 1, ver: '1.0' }),
      ),
    ).toEqual({ aud: 'bc', tid: 't', appid: 'a', roles: ['API.ReadWrite.All'], scp: [], exp: 9, iat: 1, ver: '1.0' })
    expect(
      readClaims(token({ azp: 'a', scp: 'Financials.ReadWrite.All user_impersonation', upn: 'u@x.test' })),
    ).toEqual({
      appid: 'a',
      roles: [],
      scp: ['Financials.ReadWrite.All', 'user_impersonation'],
      upn: 'u@x.test',
    })
  })

  test.each(['opaque', '', 'a.b.c', '1.AX...', `${btoa('{}')}.${btoa('[]')}.x`, '....'])(
    'of %j are unknown',
    (text) => {
      expect(readClaims(text)).toBeUndefined()
    },
  )
})
