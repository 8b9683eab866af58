import type { Handler } from '../http.ts'
import { notSimulated } from '../not-simulated.ts'
import type { Simulation } from '../simulation.ts'

/** Microsoft Graph: nothing of it is simulated yet, and it says so. */
export const graph =
  ({ log }: Simulation): Handler =>
  (request) =>
    notSimulated(log, request, 'Microsoft Graph')
