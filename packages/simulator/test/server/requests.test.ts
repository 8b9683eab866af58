import { connect } from 'node:net'
import { limits } from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askRaw, askToken, startForTest } from '../support.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

/** Sends bytes as they are, and gives what came back until the other side closed. */
const talk = (address: string, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let text = ''
    socket.on('data', (piece) => {
      text += piece.toString('latin1')
    })
    socket.on('close', () => resolve(text))
    socket.on('error', reject)
  })

describe('the listeners', () => {
  test('answer a malformed request with 400 and go on', async () => {
    expect(await talk(sim.addresses.authority, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await talk(sim.addresses.authority, 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    )
    expect((await fetch(sim.addresses.authority)).status).toBe(200)
  })

  test('answer too long headers and addresses', async () => {
    const headers = { 'x-long': 'a'.repeat(70_000) }
    expect((await askRaw(sim.addresses.api, '/', { headers })).status).toBe(431)
    expect((await askRaw(sim.addresses.api, `/${'a'.repeat(limits.urlBytes.value)}`)).status).toBe(400)
  })

  test('refuse a body that is too large, announced or not', async () => {
    const body = Buffer.alloc(1_048_577, 97)
    const path = `/${sim.env.TENANT}/oauth2/v2.0/token`
    expect(
      (
        await askRaw(sim.addresses.authority, path, {
          method: 'POST',
          body,
          headers: { 'content-length': String(body.length) },
        })
      ).status,
    ).toBe(413)
    const announced = await talk(
      sim.addresses.api,
      `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${limits.bodyBytes.value + 1}\r\n\r\n`,
    )
    expect(announced).toMatch(/^HTTP\/1\.1 413 /)
    const chunk = `100001\r\n${'a'.repeat(0x100001)}\r\n0\r\n\r\n`
    const chunked = await talk(
      sim.addresses.authority,
      `POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`,
    )
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('take the request form of a proxy, and go by its host', async () => {
    const answer = await talk(
      sim.addresses.graph,
      `GET http://login.microsoftonline.com/common/discovery/keys HTTP/1.1\r\nHost: other\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('know themselves when an old client names no host', async () => {
    const answer = await talk(
      sim.addresses.authority,
      `GET /${sim.env.TENANT}/v2.0/.well-known/openid-configuration HTTP/1.0\r\n\r\n`,
    )
    expect(answer).toContain(`"issuer":"${sim.addresses.authority}/`)
  })

  test('refuse an address that is none', async () => {
    expect(
      await talk(sim.addresses.graph, 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
    ).toMatch(/^HTTP\/1\.1 400 /)
    expect((await askRaw(sim.addresses.authority, '/%E0%A4%A/x')).status).toBe(404)
  })

  test('keep a connection open for several requests', async () => {
    const one = `GET /${sim.env.TENANT}/discovery/keys HTTP/1.1\r\nHost: localhost\r\n`
    const answer = await talk(sim.addresses.authority, `${one}\r\n${one}Connection: close\r\n\r\n`)
    expect(answer.match(/HTTP\/1\.1 200 /g)).toHaveLength(2)
  })

  test('answer HEAD as GET without the body', async () => {
    const path = `/${sim.env.TENANT}/v2.0/.well-known/openid-configuration`
    const get = await askRaw(sim.addresses.authority, path)
    const head = await askRaw(sim.addresses.authority, path, { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, body: '' })
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect((await askRaw(sim.addresses.authority, '/', { method: 'HEAD' })).status).toBe(200)
  })

  test('date their answers by the simulated clock, and say whose they are', async () => {
    const own = await startForTest()
    own.control.advance(10 * 86_400_000)
    const { headers } = await fetch(own.addresses.authority)
    expect(Math.abs(Date.parse(headers.get('date')!) - own.clock.now())).toBeLessThan(5_000)
    expect(headers.get('x-simulated-by')).toBe('landbridge')
  })

  test('answer a failure inside with 500 and the id only, and log it', async () => {
    const own = await startForTest()
    const broken = {
      get domains(): never {
        throw new Error('secret detail')
      },
    }
    own.world.tenants.set('broken', broken as never)
    const { status, body } = await askToken(own, {}, { tenant: 'unknown.example' })
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toMatch(/secret detail|\.ts|at /)
    expect(own.log()).toContainEqual(expect.objectContaining({ level: 'error', message: 'A face failed' }))
  })
})
