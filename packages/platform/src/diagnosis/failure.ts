import type { Failure } from '@landbridge/diagnosis'
import { Fault, type FaultCode, faults } from '@landbridge/model'
import type { Refusal } from '../connections/refusals.ts'
import { viewFault } from '../fault-view.ts'
import type { StoredFailure } from '../store/tables/diagnoses.ts'

/** What of a refused call is kept: neither a token nor what stands behind `?`, which may name records. */
export const storableFailure = ({ fault, request }: Pick<Refusal, 'fault' | 'request'>): StoredFailure => ({
  fault: viewFault(fault),
  ...(fault.details.status !== undefined && { status: fault.details.status }),
  ...(request && URL.canParse(request.url) && { sent: { method: request.method, url: addressOf(request) } }),
})

/** A list is asked for one record again, never for all. */
const addressOf = ({ method, url }: NonNullable<Refusal['request']>): string => {
  const { origin, pathname } = new URL(url)
  const isList = method === 'GET' && !pathname.endsWith(')')
  return `${origin}${pathname}${isList ? '?$top=1' : ''}`
}

export const isFaultCode = (code: string | undefined): code is FaultCode => code !== undefined && code in faults

/** The failure as a diagnosis reads it; undefined where a check failed, so that the whole way is gone. */
export const failureOf = ({ fault, status, sent }: StoredFailure, by: 'call' | 'check'): Failure | undefined => {
  if (by === 'check') return undefined
  const { code, theirs, theirMessage, correlation = {} } = fault
  const about = { withOwnToken: true, ...(sent && { sent }) }
  // As Business Central wrote it, so that its text is read for the permission that is missing.
  if (code.startsWith('bc.') && status !== undefined)
    return {
      ...about,
      answer: {
        status,
        headers: correlation,
        body: JSON.stringify({ error: { code: theirs ?? '', message: theirMessage ?? '' } }),
      },
    }
  if (!isFaultCode(code)) return undefined
  return {
    ...about,
    fault: new Fault(code, {
      correlation,
      ...(status !== undefined && { status }),
      ...(theirs !== undefined && { theirs }),
      ...(theirMessage !== undefined && { theirMessage }),
    }),
  }
}
