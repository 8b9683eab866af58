import type { Request, Response } from '../http.ts'

/** How much of OData's own annotations an answer carries. */
export type Metadata = 'none' | 'minimal' | 'full'

/** What the caller asked for in `Accept` or `$format`; anything else means minimal, as measured. */
export const metadataOf = (request: Request): Metadata => {
  const wanted = `${request.headers.accept ?? ''};${request.rawQuery.includes('format') ? request.query.get('$format') : ''}`
  const found = /odata\.metadata=(none|minimal|full)/i.exec(wanted)?.[1]
  return (found?.toLowerCase() as Metadata | undefined) ?? 'minimal'
}

/** Headers of every answer. */
const baseHeaders = (request: Request): Record<string, string> => ({
  'odata-version': '4.0',
  'request-id': request.id,
  // The gateway's own id of the exchange; support asks for it too.
  'ms-correlation-x': request.id,
})

export const jsonType = (metadata: Metadata): string =>
  `application/json; odata.metadata=${metadata}; odata.streaming=true`

/** The tail that every text of the server has; the id is the one that Microsoft's support asks for. */
const withCorrelation = (message: string, id: string): string => `${message}  CorrelationId:  ${id}.`

export const refuse = (
  request: Request,
  {
    status,
    code,
    message,
    headers,
    isBare,
  }: {
    status: number
    code: string
    message: string
    headers?: Readonly<Record<string, string>>
    isBare?: boolean
  },
): Response =>
  isBare
    ? { status, headers: { ...baseHeaders(request), ...headers } }
    : {
        status,
        headers: { ...baseHeaders(request), 'content-type': jsonType('minimal'), ...headers },
        body: JSON.stringify({ error: { code, message: withCorrelation(message, request.id) } }),
      }

export const answer = (
  request: Request,
  status: number,
  body: NonNullable<Response['body']>,
  headers: Record<string, string> = {},
): Response => ({ status, headers: { ...baseHeaders(request), ...headers }, body })

export const noContent = (request: Request, headers: Record<string, string> = {}): Response => ({
  status: 204,
  headers: { ...baseHeaders(request), ...headers },
})
