import { Fault, type FaultCode, type FaultDetails, faults } from '@landbridge/model'

/** A fault without its cause, fit to be stored. Other errors are described by the log and stored as `internal`. */
export const storable = (error: unknown): unknown =>
  error instanceof Fault ? new Fault(error.code, { ...error.details, message: error.message }) : error

/** Makes a fault again of what the engine stored of one; what is none becomes `internal`. */
export const revive = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  const { name, code, details, message } = (error ?? {}) as Readonly<Record<string, unknown>>
  if (name === 'Fault' && typeof code === 'string' && code in faults) {
    const shown = { ...(details as FaultDetails), ...(typeof message === 'string' ? { message } : {}) }
    return new Fault(code as FaultCode, shown)
  }
  return new Fault('internal', {}, { cause: error })
}
