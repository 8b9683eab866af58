import { json, type Request, type Response } from './http.ts'
import type { Log } from './log.ts'

/** Refuses what the real service knows and the simulator does not yet: loudly, rather than with a guess. */
export const notSimulated = (log: Log, request: Pick<Request, 'method' | 'path'>, what: string): Response => {
  log.warn('Asked for something that is not simulated yet', { what, method: request.method, path: request.path })
  return json(501, {
    error: 'not_simulated',
    error_description: `The Landbridge simulator does not simulate this yet: ${what}.`,
    simulator: true,
  })
}
