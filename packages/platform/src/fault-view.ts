import type { FaultView } from '@landbridge/contract'
import type { Fault } from '@landbridge/model'

/** A fault as callers and people read it: this occurrence, with what the table of faults knows of its kind. */
export const viewFault = (fault: Fault): FaultView => {
  const { remedy, who } = fault.fact
  const { field, theirs, theirMessage, correlation, retryAfterMs } = fault.details
  return {
    code: fault.code,
    message: fault.message,
    remedy,
    who,
    ...(field === undefined ? {} : { field }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(theirMessage === undefined ? {} : { theirMessage }),
    ...(correlation === undefined ? {} : { correlation: { ...correlation } }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  }
}
