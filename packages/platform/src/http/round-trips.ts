import { Fault } from '@landbridge/model'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { RoundTrips } from '../setup/round-trips.ts'
import { readCookie } from './caller.ts'

/** Where browsers set out to Microsoft's pages, and where they come back to. */
export const goPath = '/oauth/go'
export const callbackPath = '/oauth/callback'

const cookieName = 'landbridge_way'

/** It must come back with a navigation from Microsoft's page, which `Strict` would not send it with. */
const cookie = (browser: string, isSecure: boolean): string =>
  [`${cookieName}=${browser}`, `Path=${callbackPath}`, 'HttpOnly', 'SameSite=Lax', 'Max-Age=1800']
    .concat(isSecure ? ['Secure'] : [])
    .join('; ')

/**
 * Adds the two addresses of a round trip. People see them in their browser, so that what cannot go on leads to a page
 * of the portal that says so.
 *
 * @param pages Origin of the portal's pages, without a slash at the end.
 */
export const addRoundTrips = (
  server: FastifyInstance,
  { roundTrips, pages, isSecure }: { roundTrips: RoundTrips; pages: () => string; isSecure: boolean },
): void => {
  const lead = (reply: FastifyReply, to: string) =>
    reply
      .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
      .redirect(to.startsWith('/') ? `${pages()}${to}` : to, 303)

  const orEnded = async (reply: FastifyReply, work: () => Promise<string>) => {
    try {
      return await lead(reply, await work())
    } catch (error) {
      if (!(error instanceof Fault) || !error.code.startsWith('setup.')) throw error
      return lead(reply, `/way-ended?code=${encodeURIComponent(error.code)}`)
    }
  }

  server.get<{ Params: { ticket: string } }>(`${goPath}/:ticket`, (request, reply) =>
    orEnded(reply, async () => {
      const { to, browser } = await roundTrips.go(request.params.ticket)
      reply.header('set-cookie', cookie(browser, isSecure))
      return to
    }),
  )

  server.get(callbackPath, (request, reply) =>
    orEnded(reply, async () => {
      const query = new URLSearchParams(request.raw.url?.split('?')[1] ?? '')
      return (await roundTrips.back(query, readCookie(request.headers.cookie, cookieName))).to
    }),
  )
}
