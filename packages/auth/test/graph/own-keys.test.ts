import { graphAppId } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { expect, onTestFinished, test } from 'vitest'
import {
  addCertificateByProof,
  addCertificateByRight,
  type CertificateCredential,
  clientCredentials,
  createGraph,
  findHomeTenant,
  graphScope,
  makeCertificate,
  readCertificate,
  readOwnApplication,
  removeCertificate,
  signKeyProof,
} from '../../src/index.ts'

const start = async () => {
  const sim = await startSimulator({ ports: 'free' })
  onTestFinished(() => sim.stop())
  const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'Warehouse sync' })
  return { sim, appId }
}

const graphOf = async (
  { addresses, env, clock }: Simulator,
  clientId: string,
  credential: { secret: string } | { certificate: CertificateCredential },
  tenant = env.TENANT,
) => {
  const options = { authority: addresses.authority, tenant, clientId, scope: graphScope, now: clock.now }
  const { token } = await clientCredentials({ ...options, credential })()
  return createGraph({ graph: addresses.graph, token, now: clock.now })
}

const newCertificate = async ({ clock }: Simulator) => {
  const made = await makeCertificate({ name: 'Warehouse sync', days: 365, now: clock.now() })
  return { ...made, thumbprint: readCertificate(made).thumbprint }
}

test('an application reads its own credentials without any permission, and never what they are made of', async () => {
  const { sim, appId } = await start()
  const endsAt = Math.floor(sim.clock.now() / 1_000) * 1_000 + 90 * 86_400_000
  const { text, keyId } = sim.control.addSecret(sim.env.TENANT, appId, { displayName: 'by hand', endsAt })
  const own = await readOwnApplication(await graphOf(sim, appId, { secret: text }), appId)
  expect(own?.keys).toMatchObject([{ kind: 'secret', keyId, name: 'by hand', hint: text.slice(0, 3), endsAt }])
  expect(JSON.stringify(own)).not.toContain(text)
})

test('an application of another directory finds where it is at home', async () => {
  const { sim } = await start()
  const home = sim.control.createTenant({ displayName: 'Vendor', domains: ['vendor.example'] })
  const { appId } = sim.control.createApplication('vendor.example', {
    displayName: 'Shared',
    signInAudience: 'AzureADMultipleOrgs',
  })
  sim.control.createServicePrincipal(sim.env.TENANT, appId)
  const { text } = sim.control.addSecret('vendor.example', appId)
  const graph = await graphOf(sim, appId, { secret: text })
  expect(await findHomeTenant(graph, appId)).toBe(home.id)
})

test('an application rolls its certificate by proof of holding it, without any permission', async () => {
  const { sim, appId } = await start()
  const [first, second] = [await newCertificate(sim), await newCertificate(sim)]
  sim.control.addCertificate(sim.env.TENANT, appId, first.certificatePem)
  const graph = await graphOf(sim, appId, { certificate: first })
  const { id = '', keys = [] } = (await readOwnApplication(graph, appId)) ?? {}
  const proof = (by: CertificateCredential) => signKeyProof(by, { applicationId: id, now: sim.clock.now() })
  await addCertificateByProof(graph, id, second.certificatePem, { displayName: 'next', proof: await proof(first) })
  const after = await graphOf(sim, appId, { certificate: second })
  const both = (await readOwnApplication(after, appId))?.keys ?? []
  expect(both.map(({ kind, hint }) => [kind, hint])).toEqual([
    ['certificate', first.thumbprint],
    ['certificate', second.thumbprint],
  ])
  const old = keys[0]?.keyId ?? ''
  await removeCertificate(after, id, old, await proof(second))
  // It is gone, and that is no fault the second time.
  await removeCertificate(after, id, old, await proof(second))
  expect((await readOwnApplication(after, appId))?.keys).toHaveLength(1)
  await expect(graphOf(sim, appId, { certificate: first })).rejects.toMatchObject({ code: 'auth.certificate_refused' })
})

test('the first certificate wants the right to change the application, and leaves others where they are', async () => {
  const { sim, appId } = await start()
  const { text } = sim.control.addSecret(sim.env.TENANT, appId)
  const given = await newCertificate(sim)
  sim.control.addCertificate(sim.env.TENANT, appId, given.certificatePem)
  const without = await graphOf(sim, appId, { secret: text })
  const { id = '' } = (await readOwnApplication(without, appId)) ?? {}
  const { certificatePem } = await newCertificate(sim)
  await expect(addCertificateByRight(without, id, certificatePem, 'ours')).rejects.toMatchObject({
    code: 'graph.denied',
  })
  sim.control.grant(sim.env.TENANT, appId, {
    resource: graphAppId,
    name: 'Application.ReadWrite.All',
    type: 'Role',
  })
  await addCertificateByRight(await graphOf(sim, appId, { secret: text }), id, certificatePem, 'ours')
  expect((await readOwnApplication(without, appId))?.keys).toMatchObject([
    { kind: 'secret' },
    { kind: 'certificate', hint: given.thumbprint },
    { kind: 'certificate', name: 'ours' },
  ])
})
