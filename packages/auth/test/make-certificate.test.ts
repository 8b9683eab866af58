import { createPrivateKey, X509Certificate } from 'node:crypto'
import { startSimulator } from '@landbridge/simulator'
import { expect, onTestFinished, test } from 'vitest'
import { clientCredentials, makeCertificate, readCertificate } from '../src/index.ts'

const dayMs = 86_400_000
const now = Date.parse('2031-03-04T05:06:07.089Z')

test('a certificate is signed with its own key, and says what it was made for', async () => {
  const made = await makeCertificate({ name: 'Wärmepumpen "Süd", GmbH', days: 365, now })
  const certificate = new X509Certificate(made.certificatePem)
  expect(certificate.subject).toContain('Wärmepumpen')
  expect(certificate.issuer).toBe(certificate.subject)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.ca).toBe(false)
  expect(createPrivateKey(made.privateKeyPem).asymmetricKeyDetails?.modulusLength).toBeGreaterThanOrEqual(2_048)
})

test('what is read of it is what it was made with', async () => {
  const made = await makeCertificate({ name: 'Warehouse sync', days: 365, now })
  const { startsAt, endsAt, thumbprint, subject } = readCertificate(made)
  expect(subject).toBe('CN=Warehouse sync')
  expect(thumbprint).toMatch(/^[0-9A-F]{40}$/)
  // Seconds only, and good some minutes earlier, because clocks differ.
  expect(endsAt).toBe(Math.floor(now / 1_000) * 1_000 + 365 * dayMs)
  expect(startsAt).toBeLessThan(now)
})

test('it may last beyond the year 2050, where certificates write years otherwise', async () => {
  const made = await makeCertificate({ name: 'long', days: 30 * 365, now })
  expect(new Date(readCertificate(made).endsAt).getUTCFullYear()).toBeGreaterThan(2_050)
})

test('a name longer than certificates allow is cut', async () => {
  const { certificatePem } = await makeCertificate({ name: 'n'.repeat(200), days: 1, now })
  expect(new X509Certificate(certificatePem).subject).toBe(`CN=${'n'.repeat(64)}`)
})

test('two are never the same', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => makeCertificate({ name: 'same', days: 1, now })))
  const serial = (pem = '') => new X509Certificate(pem).serialNumber
  expect(serial(one?.certificatePem)).not.toBe(serial(other?.certificatePem))
})

test('Entra issues a token for it once its public part is on the app registration', async () => {
  const simulator = await startSimulator({ ports: 'free' })
  onTestFinished(simulator.stop)
  const { control, env, clock, addresses } = simulator
  const certificate = await makeCertificate({ name: 'Warehouse sync', days: 365, now: clock.now() })
  const client = { authority: addresses.authority, tenant: env.TENANT, clientId: env.CLIENT_ID, now: clock.now }
  const source = clientCredentials({ ...client, credential: { certificate } })
  await expect(source()).rejects.toMatchObject({ code: 'auth.certificate_refused' })
  control.addCertificate(env.TENANT, env.CLIENT_ID, certificate.certificatePem)
  expect((await source()).token).toMatch(/^ey/)
})
