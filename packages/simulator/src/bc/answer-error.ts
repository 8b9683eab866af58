import type { Request, Response } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import type { Simulation } from '../simulation.ts'
import { NotSimulated, Refusal } from './errors.ts'
import { refuse } from './reply.ts'

/** The answer to whatever was thrown below a request, or below one part of a batch. */
export const answerError = ({ log }: Pick<Simulation, 'log'>, request: Request, error: unknown): Response => {
  if (error instanceof Refusal) return refuse(request, error)
  if (error instanceof NotSimulated) {
    notSimulated(log, request, error.message)
    const message = `The simulator does not play this: ${error.message}.`
    return refuse(request, { status: 501, code: 'BadRequest_MethodNotImplemented', message })
  }
  log.error('Business Central failed inside', { path: request.path, error: String((error as Error).stack ?? error) })
  return refuse(request, { status: 500, code: 'Internal_ServerError', message: 'An unexpected error occurred.' })
}
