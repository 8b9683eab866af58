import type { Credential } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { run } from './desk.ts'
import { connection, guid } from './samples.ts'

const credential = (n: number, more: Partial<Credential> = {}): Credential => ({
  id: guid(n),
  kind: 'secret',
  hint: 'abc',
  keyId: null,
  of: { kind: 'connection', id: guid(1), name: 'Contoso' },
  integrationId: guid(900),
  clientId: guid(3),
  tenantId: guid(800),
  simulated: true,
  state: 'active',
  expiresAt: '2026-12-31T23:59:59Z',
  knownFrom: 'typed',
  typedExpiresAt: null,
  daysLeft: 41,
  rights: 'write',
  refusal: null,
  lookedAt: null,
  rolls: true,
  rollsByItself: false,
  roll: null,
  madeBy: 'person',
  madeAt: '2026-11-20T10:00:00Z',
  provedAt: null,
  usedAt: null,
  endedAt: null,
  ...more,
})

const list = (...credentials: Credential[]) => ({
  'credentials.list': () => ({ credentials }),
  'connections.list': () => ({ connections: [connection(1, 'Contoso')] }),
})

test('lists credentials with their end, where it is known from, and who renews them', async () => {
  const certificate = credential(2, {
    kind: 'certificate',
    hint: 'A1B2C3D4E5F6',
    knownFrom: 'certificate',
    rollsByItself: true,
  })
  const { out } = await run(['credentials'], { answers: list(credential(1), certificate) })
  expect(out).toMatch(/Contoso\s+client secret abc\.\.\.\s+2026-12-31 \(41 days\)\s+typed\s+by hand/)
  expect(out).toMatch(/certificate A1B2C3D4\s.*by itself/)
  expect((await run(['credentials', '--json'], { answers: list() })).out).toContain('"credentials"')
})

test('rolls over the credential of a connection, and waits until the new one is used', async () => {
  const roll = {
    why: 'asked',
    since: '2026-11-20T10:00:00Z',
    step: 'prove',
    waitingFor: null,
    removesOld: false,
  } as const
  const next = credential(2, { kind: 'certificate', hint: 'A1B2C3D4E5F6', expiresAt: '2027-11-20T10:00:00Z' })
  let isRolled = false
  const { code, err, asked } = await run(['credentials', 'roll', 'contoso'], {
    answers: {
      ...list(),
      'credentials.list': () => ({ credentials: isRolled ? [next] : [credential(1)] }),
      'credentials.roll': () => credential(1, { roll }),
      'credentials.read': () => {
        isRolled = true
        return { ...credential(1, { state: 'retiring', roll }), timeline: [], sharedWith: [], tasks: [] }
      },
    },
  })
  expect(code).toBe(0)
  expect(asked.find(({ name }) => name === 'credentials.roll')?.input).toEqual({
    credentialId: guid(1),
    kind: 'certificate',
  })
  expect(err).toContain('Sign-in has to know the new credential.')
  expect(err).toContain('Contoso uses the certificate A1B2C3D4 now; it expires on 2027-11-20.')
})

test('revokes after a yes, and says what people have to do', async () => {
  const answers = {
    ...list(credential(1)),
    'credentials.revoke': () => ({
      credential: credential(1),
      remains: ['Access tokens live on.'],
      tasks: [
        {
          who: 'entra-admin' as const,
          text: 'Delete the client secret.',
          link: { page: 'Certificates & secrets', url: 'https://entra.test/x' },
        },
      ],
    }),
  }
  expect((await run(['credentials', 'revoke', guid(1)], { answers })).code).toBe(2)
  const { code, err } = await run(['credentials', 'revoke', guid(1), '--yes'], { answers })
  expect(code).toBe(0)
  expect(err).toContain('Delete the client secret.')
  expect(err).toContain('Access tokens live on.')
})
