import type { PlainObject } from '../../world.ts'
import { malformed, NotSimulated, unsupportedQuery } from '../refusal.ts'
import type { Collection } from './collection.ts'
import type { Test } from './filter.ts'
import type { QueryOptions } from './options.ts'

const clausePattern = /\s*(?:"([a-z]+):([^"]+)"|(AND|OR)(?=\s)|([()]))\s*/giy

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((each) => each !== '')

/** A text is found by the beginnings of its words, in any order. */
const testOfClause = ({ search: allowed }: Collection, named: string, text: string): Test => {
  const name = allowed.find((each) => each.toLowerCase() === named.toLowerCase())
  if (name === undefined) throw unsupportedQuery(`Property '${named}' is not supported in $search.`)
  const wanted = wordsIn(text)
  return (row) => {
    const held = wordsIn(String(row[name] ?? ''))
    return wanted.every((each) => held.some((word) => word.startsWith(each)))
  }
}

/** Clauses joined by `AND`, and such groups by `OR`. */
const readGroups = (of: Collection, search: string): Test[][] => {
  const wrong = () => malformed(`Syntax error in '${search}': a clause is "property:text", quotes included.`)
  const groups: Test[][] = [[]]
  let wantsClause = true
  clausePattern.lastIndex = 0
  while (clausePattern.lastIndex < search.length) {
    const found = clausePattern.exec(search)
    if (found === null) throw wrong()
    const [, named, text, joint, bracket] = found
    if (bracket !== undefined) throw new NotSimulated('parentheses in $search')
    if ((joint === undefined) !== wantsClause) throw wrong()
    if (named !== undefined && text !== undefined) groups.at(-1)!.push(testOfClause(of, named, text))
    if (joint?.toUpperCase() === 'OR') groups.push([])
    wantsClause = !wantsClause
  }
  if (wantsClause) throw wrong()
  return groups
}

/**
 * Makes a test of `$search`.
 *
 * @throws GraphRefusal 400 without `ConsistencyLevel: eventual`, for a syntax error, or a property without an index.
 * @see Microsoft Graph, "Use the $search query parameter"
 */
export const compileSearch = (of: Collection, { search, isEventual }: QueryOptions): Test => {
  if (search === undefined) return () => true
  if (!isEventual)
    throw unsupportedQuery(
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
    )
  const groups = readGroups(of, search)
  return (row: PlainObject) => groups.some((all) => all.every((test) => test(row)))
}
