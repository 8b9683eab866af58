import type { Request } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import type { Company, Environment, Tenant } from '../world.ts'
import type { Caller } from './access.ts'
import type { CompanyData } from './company-data.ts'
import type { Books } from './data/books.ts'
import type { Plan, Plans } from './plan.ts'
import type { Metadata } from './reply.ts'

/** Everything that is known about one request once its address and its token have been understood. */
export interface Scope {
  readonly sim: Simulation
  readonly request: Request
  readonly tenant: Tenant
  readonly environment: Environment
  readonly caller: Caller
  readonly plans: Plans
  /** Address of the API route, without a slash at its end. */
  readonly base: string
  readonly metadata: Metadata
  /** The clock's time at the start of the request, in milliseconds since 1970. */
  readonly now: number
  /** What belongs to the environment and to no company. */
  readonly shared: Books
  readonly company?: Company
  /** The books of the company; absent where none is open. */
  readonly books?: Books
}

/** Sets of the automation route whose rows belong to the company in the address; all others are the environment's. */
const ofCompany: ReadonlySet<string> = new Set(['configurationPackages', 'file'])

/** The books in which the rows of a set are. */
export const booksFor = (scope: Scope, plan: Plan): Books =>
  plan.perCompany && (plan.entity.route === 'standard' || ofCompany.has(plan.set)) && scope.books
    ? scope.books
    : scope.shared

export const dataFor = (scope: Scope, plan: Plan): CompanyData => booksFor(scope, plan).data

/** The set as its address begins: below the company where it belongs to one. */
export const canonicalPath = (scope: Scope, plan: Plan): string =>
  plan.perCompany && scope.company ? `companies(${scope.company.id})/${plan.set}` : plan.set
