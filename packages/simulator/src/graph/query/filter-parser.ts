import { malformed } from '../refusal.ts'

export type Literal = string | number | boolean | null

/** A `$filter` taken apart. A path of length 0 is the variable of an `any` itself. */
export type Filter =
  | { readonly is: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly is: 'not'; readonly of: Filter }
  | { readonly is: 'compare'; readonly operator: Comparison; readonly path: readonly string[]; readonly to: Literal }
  | { readonly is: 'in'; readonly path: readonly string[]; readonly of: readonly Literal[] }
  | { readonly is: 'call'; readonly name: string; readonly path: readonly string[]; readonly to: Literal }
  | { readonly is: 'any' | 'all'; readonly path: readonly string[]; readonly of: Filter | undefined }

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof comparisons)[number]

interface Token {
  readonly kind: 'text' | 'word' | 'mark'
  readonly value: string
  readonly at: number
}

const tokenPattern = /\s*(?:'((?:[^']|'')*)'|([A-Za-z0-9_.@$+:-]+)|([(),/]))/gy
const maxDepth = 20

const tokenise = (text: string): Token[] => {
  const tokens: Token[] = []
  tokenPattern.lastIndex = 0
  let at = 0
  while (text.slice(at).trim() !== '') {
    const found = tokenPattern.exec(text)
    if (found === null) throw malformed(`Invalid filter clause: Syntax error at position ${at} in '${text}'.`)
    const [, quoted, word, mark] = found
    if (quoted !== undefined) tokens.push({ kind: 'text', value: quoted.replaceAll("''", "'"), at })
    else tokens.push(word === undefined ? { kind: 'mark', value: mark!, at } : { kind: 'word', value: word, at })
    at = tokenPattern.lastIndex
  }
  return tokens
}

const literals: ReadonlyMap<string, Literal> = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
])

const readLiteral = ({ kind, value }: Token): Literal => {
  if (kind === 'text') return value
  const named = literals.get(value.toLowerCase())
  if (named !== undefined) return named
  // A bare GUID or instant counts as text: that is how it is kept.
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

/**
 * Parses a `$filter`.
 *
 * @throws GraphRefusal 400 for a syntax error.
 * @see OData, "URL Conventions", section 5.1.1
 */
export const parseFilter = (text: string): Filter => {
  const tokens = tokenise(text)
  let next = 0
  const wrong = () =>
    malformed(`Invalid filter clause: Syntax error at position ${tokens[next]?.at ?? text.length} in '${text}'.`)
  const peek = (value: string, ahead = 0): boolean => {
    const token = tokens[next + ahead]
    return token !== undefined && token.kind !== 'text' && token.value.toLowerCase() === value
  }
  const take = (): Token => {
    const token = tokens[next]
    if (token === undefined) throw wrong()
    next++
    return token
  }
  const expect = (mark: string): void => {
    if (!peek(mark)) throw wrong()
    next++
  }
  const word = (): string => {
    if (tokens[next]?.kind !== 'word') throw wrong()
    return take().value
  }
  const literal = (): Literal => {
    if (tokens[next] === undefined || tokens[next]!.kind === 'mark') throw wrong()
    return readLiteral(take())
  }
  const list = (): Literal[] => {
    expect('(')
    const values = [literal()]
    while (peek(',')) {
      next++
      values.push(literal())
    }
    expect(')')
    return values
  }
  const path = (variable: string | undefined): string[] => {
    const names = [word()]
    while (peek('/') && !((peek('any', 1) || peek('all', 1)) && peek('(', 2))) {
      next++
      names.push(word())
    }
    return names[0] === variable ? names.slice(1) : names
  }
  const lambda = (of: string[], depth: number): Filter => {
    next++
    const is = word().toLowerCase() as 'any' | 'all'
    expect('(')
    if (peek(')')) {
      next++
      return { is, path: of, of: undefined }
    }
    const named = word()
    const [variable = '', rest] = named.endsWith(':') ? [named.slice(0, -1)] : named.split(':')
    // A colon without a blank after it is read as part of the name.
    if (rest !== undefined) {
      const { at } = tokens[next - 1]!
      tokens.splice(next, 0, { kind: 'word', value: rest, at })
    } else if (!named.endsWith(':')) expect(':')
    const inner = either(variable, depth + 1)
    expect(')')
    return { is, path: of, of: inner }
  }
  const simple = (variable: string | undefined, depth: number): Filter => {
    if (peek('(')) {
      next++
      const inner = either(variable, depth + 1)
      expect(')')
      return inner
    }
    if (peek('not')) {
      next++
      return { is: 'not', of: simple(variable, depth + 1) }
    }
    if (tokens[next]?.kind === 'word' && peek('(', 1)) {
      const name = word().toLowerCase()
      expect('(')
      const of = path(variable)
      expect(',')
      const to = literal()
      expect(')')
      return { is: 'call', name, path: of, to }
    }
    const of = path(variable)
    if (peek('/')) return lambda(of, depth)
    const operator = word().toLowerCase()
    if (operator === 'in') return { is: 'in', path: of, of: list() }
    const known = comparisons.find((each) => each === operator)
    if (known === undefined) throw wrong()
    return { is: 'compare', operator: known, path: of, to: literal() }
  }
  const chain =
    (is: 'and' | 'or', below: (variable: string | undefined, depth: number) => Filter) =>
    (variable: string | undefined, depth: number): Filter => {
      if (depth > maxDepth) throw malformed('Invalid filter clause: it is nested too deeply.')
      let left = below(variable, depth)
      while (peek(is)) {
        next++
        left = { is, left, right: below(variable, depth) }
      }
      return left
    }
  const either = chain('or', chain('and', simple))
  const parsed = either(undefined, 0)
  if (next < tokens.length) throw wrong()
  return parsed
}
