import { businessCentralScope, Fault } from '@landbridge/model'
import { expect, test } from 'vitest'
import { type DiagnosisSubject, diagnose } from '../src/index.ts'
import { startWorld, wanted } from './support.ts'

type World = Awaited<ReturnType<typeof startWorld>>

const subjectOf = ({ env, addresses }: World, changes: Partial<DiagnosisSubject> = {}): DiagnosisSubject => ({
  endpoints: addresses,
  tenant: env.TENANT,
  clientId: env.CLIENT_ID,
  credential: { secret: env.CLIENT_SECRET },
  environment: env.ENVIRONMENT,
  companies: [{ id: env.COMPANY, name: env.COMPANY_NAME, displayName: env.COMPANY_NAME }],
  wanted: [wanted('customers')],
  ...changes,
})

const rejected = new Fault('bc.credentials_rejected', { status: 401, theirs: 'Authentication_InvalidCredentials' })

test('says that nothing is wrong where all goes well', async () => {
  const sim = await startWorld()
  expect(await diagnose({ subject: subjectOf(sim) })).toMatchObject({ verdict: 'nothing_wrong', causes: [] })
})

test('asks nobody where the answer itself proves the cause', async () => {
  const sim = await startWorld()
  const fault = new Fault('auth.secret_expired', { status: 401, theirs: 'AADSTS7000222' })
  const { causes, probes } = await diagnose({ failure: { fault }, subject: subjectOf(sim) })
  expect(causes[0]).toMatchObject({ id: 'P02', confidence: 'certain', who: 'entra-admin' })
  expect(causes[0]?.link?.url).toContain(sim.env.CLIENT_ID)
  expect(probes).toEqual([])
  expect(sim.requests()).toEqual([])
})

test('writes nothing and sends twelve requests at most, whatever it looks for', async () => {
  const sim = await startWorld()
  sim.control.deleteCard(sim.env.TENANT, sim.env.ENVIRONMENT, sim.env.CLIENT_ID)
  const { causes } = await diagnose({ failure: { fault: rejected }, subject: subjectOf(sim) })
  expect(causes[0]).toMatchObject({ id: 'P33', confidence: 'certain' })
  const sent = sim.requests()
  expect(sent.length).toBeLessThanOrEqual(12)
  expect(sent.filter(({ method, face }) => method !== 'GET' && face !== 'signIn')).toEqual([])
})

test('compares with how it was when it last worked', async () => {
  const sim = await startWorld()
  sim.control.putCard(sim.env.TENANT, sim.env.ENVIRONMENT, { clientId: sim.env.CLIENT_ID, state: 'Disabled' })
  const at = Date.UTC(2026, 0, 31, 14, 2)
  const calledAt = at + 60_000
  const lastGood = {
    at,
    calledAt,
    wasLetIn: true,
    roles: ['API.ReadWrite.All', 'app_access'],
    environments: [sim.env.ENVIRONMENT],
  }
  const { changes, causes } = await diagnose({ failure: { fault: rejected }, subject: subjectOf(sim), lastGood })
  expect(causes[0]?.id).toBe('P33')
  expect(changes).toContainEqual({
    what: 'Business Central let the token in; the card was enabled, or the person was.',
    goodUntil: calledAt,
  })
  expect(changes).toContainEqual({ what: 'The token carried app_access.', goodUntil: at })
})

test('where Entra issues no token any more, what Entra says goes deeper than the refusal that came of it', async () => {
  const sim = await startWorld()
  const subject = subjectOf(sim, { credential: { secret: 'abc8Q~not-one-of-the-secrets-of-this-application' } })
  const { causes, code, seen } = await diagnose({ failure: { fault: rejected }, subject })
  expect(causes[0]?.id).toBe('P01')
  expect(code).toBe('auth.secret_wrong')
  expect(seen.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['Authentication_InvalidCredentials', 'AADSTS7000215']),
  )
})

test('names both of two that look the same, and the probe that would tell them apart', async () => {
  const sim = await startWorld()
  const { env, control } = sim
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  const { causes, open } = await diagnose({ failure: { fault: rejected }, subject: subjectOf(sim) })
  expect(causes.slice(0, 2).map(({ id, confidence }) => [id, confidence])).toEqual([
    ['P25', expect.not.stringMatching('certain')],
    ['P24', 'possible'],
  ])
  expect(open).toMatchObject({
    between: ['P25', 'P24'],
    question: expect.stringContaining('Granted'),
    probe: { name: 'registration', needs: ['graphToken'] },
  })
})

test('puts a question whose answer changes the order, then the next one, and calls nothing certain by it', async () => {
  const sim = await startWorld()
  const { env, control } = sim
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  const given = { failure: { fault: rejected }, subject: subjectOf(sim) }
  expect((await diagnose(given)).open).toMatchObject({ about: 'P25', answers: ['Yes', 'No'] })

  const granted = await diagnose({ ...given, answers: [{ cause: 'P25', says: 'Yes' }] })
  expect(granted.causes[0]).toMatchObject({ id: 'P24', confidence: expect.not.stringMatching('certain') })
  expect(granted.causes.find(({ id }) => id === 'P25')?.against).toContainEqual({
    text: '“Yes” was the answer to: Does the column Status on API permissions say Granted for API.ReadWrite.All?',
    evidence: [],
  })
  const dunno = await diagnose({ ...given, answers: [{ cause: 'P25', says: 'unknown' }] })
  expect(dunno.causes[0]?.id).toBe('P25')
  expect(dunno.open).toMatchObject({ about: 'P24' })
  const sure = await diagnose({ ...given, answers: [{ cause: 'P25', says: 'No' }] })
  expect(sure.causes[0]).toMatchObject({ id: 'P25', confidence: 'likely' })
  expect(sure.open).toBeUndefined()
})

test('asks for a token of Graph only where a look by Graph would tell more, and lives with a refusal', async () => {
  const sim = await startWorld()
  const { env, control } = sim
  let asked = 0
  const graph = async (): Promise<never> => {
    asked++
    throw new Fault('auth.consent_missing', { theirs: 'AADSTS65001' })
  }
  await diagnose({ failure: { text: 'AADSTS7000222' }, subject: subjectOf(sim, { graph }) })
  expect(asked).toBe(0)
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    control.revoke(env.TENANT, env.CLIENT_ID, { name, type: 'Role' })
  const { causes, probes } = await diagnose({ failure: { fault: rejected }, subject: subjectOf(sim, { graph }) })
  expect(asked).toBe(1)
  expect(causes[0]?.id).toBe('P25')
  expect(probes.find(({ name }) => name === 'graphAccess')?.evidence).toEqual([
    { label: 'Refused with', value: 'AADSTS65001' },
  ])
})

test.each([
  [
    'error JSON',
    '{"error":"invalid_client","error_description":"AADSTS7000222: The provided client secret keys are expired. Trace ID: 1 Correlation ID: 2 Timestamp: 2026-01-31 10:11:12Z","error_codes":[7000222]}',
    'P02',
  ],
  [
    'laid out JSON',
    '{\n  "error": {\n    "code": "NoEnvironment",\n    "message": "Environment does not exist."\n  }\n}',
    'P41',
  ],
  [
    'a page of HTML',
    '<!doctype html><html><body><p>Sorry</p><p>AADSTS50011: The redirect URI is not registered.</p></body></html>',
    'P18',
  ],
  [
    'the address a browser came back to',
    'https://app.example/callback?error=access_denied&error_description=AADSTS90094%3A+x&state=s',
    'P20',
  ],
  ['words of a screenshot', 'HTTP 401\nThe server has rejected the client credentials.  CorrelationId:  0a', 'P33'],
  ['a status that somebody typed', 'the call ended with 429 Too Many Requests', 'P48'],
  [
    'a gateway in front',
    '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    'P42',
  ],
  ['a text about permissions', 'You do not have the following permissions on Page APIV2 - Customers: Execute.', 'P35'],
  ['what only a person sees', 'Register a user before enabling the application', 'P37'],
])('reads %s without asking anybody', async (_, text, id) => {
  const { causes, probes } = await diagnose({ failure: { text } })
  expect(causes[0]?.id).toBe(id)
  expect(causes[0]?.question).toMatch(/\?$/)
  expect(probes).toEqual([])
})

test('says that it does not know, and keeps the ids for support', async () => {
  const text =
    '{"error":{"code":"Something_New","message":"Odd.  CorrelationId:  0a0a0a0a-1111-4222-8333-0c0c0c0c0c0c."}}'
  const { verdict, causes, seen } = await diagnose({ failure: { text } })
  expect({ verdict, causes }).toEqual({ verdict: 'unknown', causes: [] })
  expect(seen).toContainEqual({ label: "Microsoft's code", value: 'Something_New' })
})

test('shows no part of the request that is a secret', async () => {
  const { TENANT } = (await startWorld()).env
  const secret = 'abc8Q~secret-secret-secret-secret-secret'
  const diagnosis = await diagnose({
    failure: {
      answer: {
        status: 401,
        body: `{"error":"invalid_client","error_codes":[7000215],"error_description":"AADSTS7000215"}`,
      },
      sent: {
        method: 'POST',
        url: `https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/token`,
        body: new URLSearchParams({ client_secret: secret, scope: businessCentralScope }).toString(),
      },
    },
  })
  expect(diagnosis.causes.map(({ id }) => id)).toContain('P01')
  expect(JSON.stringify(diagnosis)).not.toContain(secret.slice(0, 12))
})

test('does not repeat what lets somebody in, where a person pasted it', async () => {
  const text = JSON.stringify({
    error: 'invalid_client',
    error_description:
      'AADSTS7000215: client_secret=abc8Q~1234567 for eyJ0eXAiOiJKV1Qi.eyJhdWQiOiJh.c2ln, status code: 401',
  })
  const { seen } = await diagnose({ failure: { text } })
  expect(seen).toContainEqual({
    label: "Microsoft's message",
    value: 'client_secret=*** for ***, status code: 401',
  })
})

test('ends when its caller gives up', async () => {
  const sim = await startWorld()
  const signal = AbortSignal.abort(new Error('No longer wanted'))
  await expect(diagnose({ subject: subjectOf(sim), reach: { signal } })).rejects.toThrow('No longer wanted')
})
