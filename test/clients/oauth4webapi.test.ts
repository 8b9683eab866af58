import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningClient, startClient } from './client.ts'

let client: RunningClient
beforeAll(async () => {
  client = await startClient('oauth4webapi')
})
afterAll(() => client.stop())

interface Tokens {
  readonly token_type: string
  readonly expires_in: number
  readonly refresh_token: string
}

test('every answer of discovery, key set, authorization and token endpoint stands the strictest reading', async () => {
  const { application, tokens, claims, renewed } = await client.run<{
    application: Tokens
    tokens: Tokens
    renewed: Tokens
    claims: Record<string, unknown>
  }>('everyStep')
  expect(application).toMatchObject({ token_type: 'bearer' })
  expect(application).not.toHaveProperty('refresh_token')
  expect(tokens.expires_in).toBeGreaterThanOrEqual(3599)
  expect(claims).toMatchObject({ aud: client.sim.env.CLIENT_ID, tid: client.sim.env.TENANT })
  expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
})

test('an authorization that needs a person comes back with error and state', async () => {
  await expect(client.run('refusedAtOnce')).rejects.toMatchObject({
    error: 'login_required',
    error_description: expect.stringContaining('AADSTS50058'),
  })
})
