import type { EntraErrorPlace } from '@landbridge/model'
import type { Request, Response } from '../http.ts'

/** Answers a browser that asks whether a page of another origin may send a form here: any may. */
export const preflight = ({ headers }: Request): Response => ({
  status: 200,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? 'content-type',
    'access-control-max-age': '86400',
  },
})

/** Lets a page of another origin read an answer of the addresses for programs, refusals among them. */
export const crossOrigin = ({ headers }: Request, place: EntraErrorPlace, response: Response): Response =>
  headers.origin === undefined || place !== 'token'
    ? response
    : { ...response, headers: { ...response.headers, 'access-control-allow-origin': '*' } }
