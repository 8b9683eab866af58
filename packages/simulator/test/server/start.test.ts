import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator } from '@landbridge/simulator'
import { expect, onTestFinished, test } from 'vitest'
import { askToken, bcScope, startForTest } from '../support.ts'

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

test('starts at the ports asked for, with the addresses in the shape of the model', async () => {
  const [signIn, api] = [await freePort(), await freePort()]
  const sim = await startForTest({ ports: { signIn, api, graph: 0, webClient: 0 } })
  expect(sim.addresses.authority).toBe(`http://127.0.0.1:${signIn}`)
  expect(sim.addresses.api).toBe(`http://127.0.0.1:${api}`)
  expect(sim.addresses.entraAdminCenter).toBe(`http://127.0.0.1:${signIn}/entra-admin-center`)
  expect(new Set(Object.values(sim.addresses)).size).toBe(5)
})

test('is not reachable from elsewhere', async () => {
  const sim = await startForTest()
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((each) => each && !each.internal && each.family === 'IPv4')
  if (outside === undefined) return
  const { port } = new URL(sim.addresses.authority)
  await expect(fetch(`http://${outside.address}:${port}/`)).rejects.toThrow()
})

test('fails as a whole when one port is taken, and leaves nothing behind', async () => {
  const first = await startForTest()
  const taken = Number(new URL(first.addresses.graph).port)
  const signIn = await freePort()
  const second = startSimulator({ ports: { signIn, graph: taken, api: 0, webClient: 0 } })
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await expect(fetch(`http://127.0.0.1:${signIn}/`)).rejects.toThrow()
})

test('stops at once, also while somebody holds a connection', async () => {
  const sim = await startSimulator({ ports: 'free' })
  expect((await fetch(sim.addresses.authority)).status).toBe(200)
  await sim.stop()
  await expect(fetch(sim.addresses.authority)).rejects.toThrow()
})

test('has the same ids at each start, and other secrets', async () => {
  const [one, two] = [await startForTest(), await startForTest()]
  for (const name of ['TENANT', 'CLIENT_ID', 'COMPANY', 'ENVIRONMENT', 'COMPANY_NAME', 'TEST_USER'] as const)
    expect(two.env[name]).toBe(one.env[name])
  expect(two.env.CLIENT_SECRET).not.toBe(one.env.CLIENT_SECRET)
  expect(two.env.TEST_PASSWORD).not.toBe(one.env.TEST_PASSWORD)
})

test('does not take tokens of another simulator', async () => {
  const [one, two] = [await startForTest(), await startForTest()]
  const { body } = await askToken(one)
  const headers = { authorization: `Bearer ${body.access_token}` }
  expect((await fetch(`${one.env.BC_URL}/environments/v1.2`, { headers })).status).toBe(200)
  expect((await fetch(`${two.env.BC_URL}/environments/v1.2`, { headers })).status).toBe(401)
})

test('writes what a program needs for a shell, readable by its owner alone', async () => {
  const sim = await startForTest()
  const folder = mkdtempSync(join(tmpdir(), 'simulator-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'demo.env')
  await sim.writeEnvFile(path)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readFileSync(path, 'utf8')).toContain(`AUTHORITY='${sim.addresses.authority}'\n`)
  const script = `. "${path}"; printf '%s\\n' "$CLIENT_SECRET" "$COMPANY_NAME" "$TEST_PASSWORD"`
  const [secret, company, password] = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trimEnd().split('\n')
  expect({ secret, company, password }).toEqual({
    secret: sim.env.CLIENT_SECRET,
    company: sim.env.COMPANY_NAME,
    password: sim.env.TEST_PASSWORD,
  })
})

test('lets a program with that file list the companies', async () => {
  const { env } = await startForTest()
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: env.CLIENT_ID,
    client_secret: env.CLIENT_SECRET,
    scope: bcScope,
  })
  const token = await fetch(`${env.AUTHORITY}/${env.TENANT}/oauth2/v2.0/token`, { method: 'POST', body })
  const { access_token } = (await token.json()) as { access_token: string }
  const url = `${env.BC_URL}/v2.0/${env.TENANT}/${env.ENVIRONMENT}/api/v2.0/companies`
  const companies = await fetch(url, { headers: { authorization: `Bearer ${access_token}` } })
  expect(await companies.json()).toMatchObject({
    value: expect.arrayContaining([expect.objectContaining({ id: env.COMPANY, name: env.COMPANY_NAME })]),
  })
})

test('logs nothing secret', async () => {
  const lines: string[] = []
  const sim = await startForTest({ log: (line) => void lines.push(JSON.stringify(line)) })
  await askToken(sim)
  await askToken(sim, { grant_type: 'password', username: sim.env.TEST_USER, password: sim.env.TEST_PASSWORD })
  const secrets = new URLSearchParams({ client_secret: sim.env.CLIENT_SECRET, password: sim.env.TEST_PASSWORD })
  await fetch(`${sim.addresses.authority}/common/kerberos?${secrets}`)
  await fetch(`${sim.addresses.authority}/common/kerberos`, { method: 'POST', body: secrets })
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join()).not.toContain(sim.env.CLIENT_SECRET)
  expect(lines.join()).not.toContain(sim.env.TEST_PASSWORD)
})
