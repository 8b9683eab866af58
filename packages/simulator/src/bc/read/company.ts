import type { Company } from '../../world.ts'
import { mayOpen } from '../access.ts'
import { dayOf } from '../data/books.ts'
import { unknownCompany } from '../errors.ts'
import type { Scope } from '../scope.ts'

const guid = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i

/** A company of the environment by id or name, as the query option and the header name it. */
const findCompany = (scope: Scope, idOrName: string): Company | undefined => {
  const { companies } = scope.environment
  const id = guid.exec(idOrName.trim())?.[1]
  if (id) return companies.get(id.toLowerCase())
  const name = idOrName.trim().toLowerCase()
  return [...companies.values()].find((company) => company.name.toLowerCase() === name)
}

const opened = (scope: Scope, company: Company | undefined): Scope => {
  if (company === undefined) throw unknownCompany()
  return { ...scope, company, books: { data: company.data, today: dayOf(scope.now) } }
}

/** Opens the company that a path names. */
export const inCompany = (scope: Scope, id: string): Scope => opened(scope, scope.environment.companies.get(id))

/** The company that counts where none is named: the only one that the caller may open. */
const defaultCompany = (scope: Scope): Company | undefined => {
  const open = [...scope.environment.companies.values()].filter(({ name }) => mayOpen(scope.caller, name))
  return open.length === 1 ? open[0] : undefined
}

const headerOf = (scope: Scope): string | undefined => {
  const header = scope.request.headers.company
  return Array.isArray(header) ? header[0] : header
}

/** Opens the company that the query option or the header names, or the caller's own. */
export const openCompany = (scope: Scope): Scope => {
  if (scope.company) return scope
  const named = scope.request.query.get('company') ?? headerOf(scope)
  return opened(scope, named === undefined ? defaultCompany(scope) : findCompany(scope, named))
}
