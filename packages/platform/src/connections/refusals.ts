import type { Transport } from '@landbridge/client'
import type { Fault, FaultCode } from '@landbridge/model'
import type { ConnectionView } from '../store/connections.ts'

/** The request that was refused. Its address may name what was asked for, behind `?`. */
export interface RefusedRequest {
  readonly method: string
  readonly url: string
}

/** Microsoft refused a connection for a reason of access or sign-in. */
export interface Refusal {
  readonly row: ConnectionView
  readonly fault: Fault
  /** Absent where Entra refused, before there was a request. */
  readonly request?: RefusedRequest
}

const breaking: readonly FaultCode[] = ['bc.credentials_rejected', 'bc.environment_unknown', 'vault.sealed']
const narrowing: readonly FaultCode[] = ['bc.permission_missing', 'bc.company_unknown']

/** Whether a fault means that nothing will work until somebody has mended the connection. */
export const breaks = ({ code, fact }: Fault): boolean =>
  breaking.includes(code) || (code.startsWith('auth.') && !fact.retry.startsWith('later'))

/** Whether a fault speaks of what was granted, and neither of the request nor of the moment. */
export const isRefusal = (fault: Fault): boolean => breaks(fault) || narrowing.includes(fault.code)

/** Requests that are remembered until somebody has asked for them. */
const mostRemembered = 500

/** A way out that remembers which requests were refused, by the id that they were sent with. */
export const rememberRefused = (transport: Transport) => {
  const refused = new Map<string, RefusedRequest>()
  const remembering: Transport = async (request) => {
    const answer = await transport(request)
    const id = request.headers['client-request-id']
    if (answer.status < 400 || id === undefined) return answer
    refused.set(id, { method: request.method, url: request.url })
    const [oldest] = refused.keys()
    if (refused.size > mostRemembered && oldest !== undefined) refused.delete(oldest)
    return answer
  }
  return {
    transport: remembering,
    /** The request that a fault answered; undefined where none went out, or where it is long ago. */
    requestOf: ({ details: { correlation = {} } }: Fault): RefusedRequest | undefined =>
      refused.get(correlation['client-request-id'] ?? ''),
  }
}
