import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startSimulator } from '@landbridge/simulator'
import { expect, onTestFinished, test } from 'vitest'
import { makeAuthority, newTlsKey } from '../../src/tls/authority.ts'
import { pemOf, writeCertificate } from '../../src/x509/certificate.ts'
import { authorityKeyId, isNoAuthority, namesOfServer } from '../../src/x509/extensions.ts'
import { makeCertificate, startForTest } from '../support.ts'
import { askTls, folderForTest } from './https.ts'

test('the authority is kept in a file with its key beside it, which only the owner may read', async () => {
  const caFile = join(folderForTest(), 'ca.pem')
  const sim = await startForTest({ tls: { caFile } })
  expect(readFileSync(caFile, 'utf8')).toBe(sim.tls?.ca)
  expect(statSync(`${caFile}.key`).mode & 0o777).toBe(0o600)
  expect(sim.env.CA_FILE).toBe(caFile)

  const again = await startForTest({ tls: { caFile } })
  expect(again.tls?.ca).toBe(sim.tls?.ca)
  expect((await askTls(again.addresses.graph, { ca: sim.tls!.ca })).status).toBe(200)
})

test('the authority ends within thirteen months, signs servers alone, and only below the names that are simulated', async () => {
  const sim = await startForTest({ tls: { names: ['bc.test'] } })
  const ca = new X509Certificate(sim.tls!.ca)
  expect(ca.ca).toBe(true)
  expect(ca.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  expect(Date.parse(ca.validTo) - Date.now()).toBeLessThan(398 * 86_400_000)
  expect(ca.raw.includes(Buffer.from('businesscentral.dynamics.com'))).toBe(true)
  expect(ca.raw.includes(Buffer.from('bc.test'))).toBe(true)
  expect(ca.raw.includes(Buffer.from('551d1e0101ff', 'hex'))).toBe(true)
})

test('a certificate for anybody else does not count, although the authority signed it', async () => {
  const authority = makeAuthority(['graph.microsoft.com', '127.0.0.1'])
  const serve = async (name: string) => {
    const privateKey = newTlsKey()
    const der = writeCertificate({
      name: 'x',
      serial: Buffer.alloc(15, 1),
      privateKey,
      startsAt: Date.now() - 60_000,
      endsAt: authority.endsAt,
      issuer: authority,
      extensions: [isNoAuthority, namesOfServer([name]), authorityKeyId(authority.privateKey)],
    })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
    const server = createServer({ key, cert: pemOf(der) }, (_, reply) => void reply.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const at = { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
    return askTls(`https://${name}/`, { ca: authority.pem, at })
  }
  expect((await serve('graph.microsoft.com')).status).toBe(200)
  await expect(serve('example.com')).rejects.toThrow('permitted subtree violation')
})

test('an authority that may not speak for a further name is made anew, and the log says so', async () => {
  const caFile = join(folderForTest(), 'ca.pem')
  const first = await startForTest({ tls: { caFile } })
  const second = await startForTest({ tls: { caFile, names: ['simulator.test'] } })
  expect(second.tls?.ca).not.toBe(first.tls?.ca)
  expect(second.log().map(({ message }) => message)).toContain(
    'The certification authority was made anew; clients must read it again',
  )
})

test('files that hold something else are left alone', async () => {
  const folder = folderForTest()
  const caFile = join(folder, 'ca.pem')
  const { pem, privateKey } = makeCertificate()
  writeFileSync(caFile, pem)
  await expect(startSimulator({ ports: 'free', tls: { caFile } })).rejects.toThrow(
    'do not hold a certification authority',
  )
  writeFileSync(`${caFile}.key`, privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await expect(startSimulator({ ports: 'free', tls: { caFile } })).rejects.toThrow(
    'do not hold a certification authority',
  )
  expect(readFileSync(caFile, 'utf8')).toBe(pem)
})

test('without a file nothing is written, and each start has an authority of its own', async () => {
  const before = readdirSync('.')
  const [one, two] = [await startForTest({ tls: true }), await startForTest({ tls: true })]
  expect(one.tls?.caFile).toBeUndefined()
  expect(one.tls?.ca).not.toBe(two.tls?.ca)
  expect(readdirSync('.')).toEqual(before)
  expect(existsSync('undefined.key')).toBe(false)
})

test('keys are never served', async () => {
  const caFile = join(folderForTest(), 'ca.pem')
  const sim = await startForTest({ tls: { caFile } })
  const [, body] = readFileSync(`${caFile}.key`, 'utf8').split('\n')
  for (const path of ['/', '/_simulator/state', '/_simulator/log', '/_simulator/requests', '/ca.pem.key'])
    expect((await askTls(`${sim.addresses.authority}${path}`, { ca: sim.tls!.ca })).body).not.toContain(body)
})

test('a name that is none is refused before anything listens', async () => {
  await expect(startSimulator({ ports: 'free', tls: { names: ['not a name'] } })).rejects.toThrow(/tls\.names/)
})

test('a certificate has the short form of time until 2050 and the long one after', () => {
  const { privateKey } = makeCertificate()
  const [startsAt, endsAt] = [Date.UTC(2049, 11, 31, 23, 59, 59), Date.UTC(2050, 0, 1)]
  const der = writeCertificate({ name: 'x', serial: Buffer.alloc(15, 1), privateKey, startsAt, endsAt })
  expect(der.includes(Buffer.from('491231235959Z'))).toBe(true)
  expect(der.includes(Buffer.from('20500101000000Z'))).toBe(true)
  const { validFrom, validTo } = new X509Certificate(pemOf(der))
  expect([Date.parse(validFrom), Date.parse(validTo)]).toEqual([startsAt, endsAt])
})
