import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningClient, startClient } from './client.ts'

let client: RunningClient
beforeAll(async () => {
  client = await startClient('validators')
})
afterAll(() => client.stop())

test('jose validates tokens of applications and people, with issuer, audience and key set of either version', async () => {
  const { TENANT, CLIENT_ID, TEST_USER } = client.sim.env
  const { application, delegated, id } = await client.run<Record<string, Record<string, unknown>>>('byJose')
  expect(application).toMatchObject({ ver: '1.0', appid: CLIENT_ID, idtyp: 'app', tid: TENANT })
  expect(application?.sub).toBe(application?.oid)
  expect(application?.nbf).toBe(application?.iat)
  expect(delegated).toMatchObject({ ver: '1.0', upn: TEST_USER, unique_name: TEST_USER })
  expect(id).toMatchObject({ ver: '2.0', preferred_username: TEST_USER, oid: delegated?.oid })
})

test('jwks-rsa finds the key by its id in the metadata for all tenants, and its certificate fits', async () => {
  const { TENANT } = client.sim.env
  expect(await client.run('byKeyId')).toEqual({
    issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
    keyIssuer: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    isSigned: true,
    isSameKey: true,
    isSelfSigned: true,
    isThumbprint: true,
    isNamed: true,
    isValidNow: true,
    unknown: 'SigningKeyNotFoundError',
  })
})

test('a forged token does not stand', async () => {
  await expect(client.run('forged')).rejects.toMatchObject({ code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' })
})
