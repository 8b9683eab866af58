import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { request } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder for one test. */
export const folderForTest = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'simulator-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** How a request goes out, besides its address. */
export interface Way {
  readonly ca?: string
  /** A connection that is open already, such as a tunnel. */
  readonly socket?: Socket
  /** Where to connect to, whatever the address says, as a name service would. */
  readonly at?: { readonly host: string; readonly port: number }
}

/** Asks by HTTPS, trusting this authority alone. */
export const askTls = (address: string, { ca, socket, at }: Way = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, host, port, pathname, search } = new URL(address)
    const name = hostname.replace(/^\[|\]$/g, '')
    request(
      {
        ...(at ?? { host: name, port: port || 443 }),
        path: `${pathname}${search}`,
        headers: { host },
        ...(/^[\d.]+$|:/.test(name) ? {} : { servername: name }),
        // Checks the name of the address even when connected somewhere else.
        ...(at && { servername: name }),
        ca: ca ?? [],
        agent: false,
        ...(socket && { socket, servername: name }),
      },
      (reply) => {
        let body = ''
        reply.setEncoding('utf8').on('data', (piece) => {
          body += piece
        })
        reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body }))
      },
    )
      .on('error', reject)
      .end()
  })

export interface Tunnel {
  readonly status: number
  readonly reason: string
  readonly socket: Socket
}

/** Asks a proxy for a tunnel. */
export const openTunnel = (proxy: string, target: string): Promise<Tunnel> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(proxy)
    httpRequest({ hostname, port, method: 'CONNECT', path: target, headers: { host: target }, agent: false })
      .on('connect', (reply, socket) => {
        onTestFinished(() => void socket.destroy())
        resolve({ status: reply.statusCode ?? 0, reason: reply.statusMessage ?? '', socket })
      })
      .on('error', reject)
      .end()
  })
