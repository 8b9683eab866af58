import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Fresh sign-in links for whoever may read the data folder. They are no operation of the contract: a link makes its
 * holder the owner, so no API key may ask for one from afar. The door is on the loopback address alone, at any free
 * port, and opens to a token that stands in the data folder.
 */
export interface SignInLinks {
  readonly url: string
  readonly token: string
  readonly close: () => Promise<void>
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** @param makeLink Makes a link that signs the owner in once. */
export const serveSignInLinks = async (makeLink: () => Promise<string>): Promise<SignInLinks> => {
  const token = randomBytes(32).toString('base64url')
  const server = createServer(async (request, response) => {
    // A browser cannot send this header to another site without being asked first, and this door answers no such question.
    const isOwner = isSame(request.headers.authorization ?? '', `Bearer ${token}`)
    if (request.method !== 'POST' || !isOwner) {
      response.writeHead(403).end()
      return
    }
    const link = await makeLink().catch(() => undefined)
    response.writeHead(link === undefined ? 503 : 200, { 'content-type': 'text/plain' }).end(link)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Asks a running Landbridge for a link; undefined where none answers. */
export const askForLink = async (
  links: Pick<SignInLinks, 'url' | 'token'> | undefined,
): Promise<string | undefined> => {
  if (links === undefined) return undefined
  const answer = await fetch(links.url, {
    method: 'POST',
    headers: { authorization: `Bearer ${links.token}` },
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined)
  return answer?.ok === true ? answer.text() : undefined
}
