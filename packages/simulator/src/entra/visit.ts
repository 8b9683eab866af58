import type { Request } from '../http.ts'
import type { Known, Wish } from './authorize-request.ts'
import type { SignInSimulation } from './grants.ts'

/** One visit of the authorize endpoint, as far as it is understood. */
export interface Visit {
  readonly sim: SignInSimulation
  readonly request: Request
  readonly form: URLSearchParams
  readonly back: Known
  readonly wish: Wish
}
