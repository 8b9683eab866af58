import { badExpression } from '../errors.ts'
import type { Comparison, Expression, Literal } from './expression.ts'
import { type Token, tokensOf } from './lexer.ts'

/** Where a parser stands in its tokens. */
interface Reader {
  readonly source: string
  readonly tokens: readonly Token[]
  at: number
  depth: number
}

/** How tightly each operator between two operands binds (OData 4.0, part 2, section 5.1.1.14). */
const strengths: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  eq: 3,
  ne: 3,
  gt: 4,
  ge: 4,
  lt: 4,
  le: 4,
  in: 4,
  has: 4,
  add: 5,
  sub: 5,
  mul: 6,
  div: 6,
  mod: 6,
}

const unaryStrength = 7
/** OData libraries stop at about this many levels too; deeper ones would only exhaust the stack. */
const maxDepth = 800

const peek = (reader: Reader): Token => reader.tokens[reader.at]!

const next = (reader: Reader): Token => reader.tokens[reader.at++]!

const isMark = (token: Token, text: string): boolean => token.kind === 'mark' && token.text === text

const expected = (what: string, reader: Reader, at = peek(reader).at) =>
  badExpression(`${what} expected at position ${at} in '${reader.source}'.`)

const takeMark = (reader: Reader, text: string): void => {
  if (!isMark(peek(reader), text)) throw expected(`'${text}'`, reader)
  reader.at++
}

const literalTypes: ReadonlySet<Token['kind']> = new Set([
  'string',
  'number',
  'guid',
  'date',
  'instant',
  'time',
  'enum',
  'duration',
  'binary',
  'geo',
])

const words: Readonly<Record<string, Literal>> = {
  true: { kind: 'literal', type: 'boolean', text: 'true' },
  false: { kind: 'literal', type: 'boolean', text: 'false' },
  null: { kind: 'literal', type: 'null', text: 'null' },
}

const parseOperand = (reader: Reader): Expression => {
  const token = next(reader)
  if (literalTypes.has(token.kind)) return { kind: 'literal', type: token.kind as Literal['type'], text: token.text }
  if (isMark(token, '(')) {
    const inner = parseBinary(reader, 0)
    takeMark(reader, ')')
    return inner
  }
  if (isMark(token, '-')) return { kind: 'negate', of: parseBinary(reader, unaryStrength) }
  if (isMark(token, '@') && peek(reader).kind === 'name') return { kind: 'alias', name: next(reader).text }
  if (token.kind !== 'name') {
    reader.at--
    throw expected('Expression', reader)
  }
  if (Object.hasOwn(words, token.text)) return words[token.text]!
  if (token.text === 'not') return { kind: 'not', of: parseBinary(reader, unaryStrength) }
  if (isMark(peek(reader), '(')) return parseCall(reader, token.text)
  return parsePath(reader, token.text)
}

const parseList = (reader: Reader): Expression[] => {
  takeMark(reader, '(')
  const items: Expression[] = []
  if (isMark(peek(reader), ')')) {
    reader.at++
    return items
  }
  for (;;) {
    items.push(parseBinary(reader, 0))
    const token = next(reader)
    if (isMark(token, ')')) return items
    if (!isMark(token, ',')) {
      reader.at--
      throw expected("')' or ','", reader)
    }
  }
}

const parseCall = (reader: Reader, name: string): Expression => ({
  kind: 'call',
  name,
  parameters: parseList(reader),
})

/** `a`, `a/b`, `lines/any(l: ...)`. */
const parsePath = (reader: Reader, first: string): Expression => {
  const path = [first]
  while (isMark(peek(reader), '/')) {
    reader.at++
    const token = next(reader)
    if (token.kind !== 'name') {
      reader.at--
      throw expected('Identifier', reader)
    }
    if ((token.text === 'any' || token.text === 'all') && isMark(peek(reader), '('))
      return { kind: 'lambda', quantifier: token.text, path, ...parseLambda(reader, token.text) }
    path.push(token.text)
  }
  return { kind: 'property', path }
}

/** `()`, which only `any` may have, or `(variable: condition)`. */
const parseLambda = (reader: Reader, quantifier: 'any' | 'all'): { variable?: string; body?: Expression } => {
  takeMark(reader, '(')
  if (quantifier === 'any' && isMark(peek(reader), ')')) {
    reader.at++
    return {}
  }
  const variable = next(reader)
  if (variable.kind !== 'name') {
    reader.at--
    throw expected('Range variable', reader)
  }
  takeMark(reader, ':')
  const body = parseBinary(reader, 0)
  takeMark(reader, ')')
  return { variable: variable.text, body }
}

const parseBinary = (reader: Reader, above: number): Expression => {
  if (++reader.depth > maxDepth) throw badExpression('The expression is nested too deeply.')
  let left = parseOperand(reader)
  for (;;) {
    const token = peek(reader)
    const strength = token.kind === 'name' && Object.hasOwn(strengths, token.text) ? strengths[token.text]! : 0
    if (strength === 0 || strength <= above) break
    reader.at++
    left = combine(reader, token.text, strength, left)
  }
  reader.depth--
  return left
}

const combine = (reader: Reader, operator: string, strength: number, left: Expression): Expression => {
  if (operator === 'in') return parseIn(reader, left)
  const right = parseBinary(reader, strength)
  if (operator === 'and' || operator === 'or' || operator === 'has') return { kind: operator, left, right }
  if (strength >= 5) return { kind: 'arithmetic', operator, left, right }
  return { kind: 'compare', operator: operator as Comparison, left, right }
}

const parseIn = (reader: Reader, value: Expression): Expression => {
  const { at } = peek(reader)
  const list = parseList(reader)
  if (list.length === 0) throw expected('Expression', reader, at + 1)
  return { kind: 'in', value, list }
}

/**
 * Parses a `$filter`.
 *
 * @throws Refusal `BadRequest` where the text is no expression.
 */
export const parseFilter = (source: string): Expression => {
  const reader: Reader = { source, tokens: tokensOf(source), at: 0, depth: 0 }
  const tree = parseBinary(reader, 0)
  if (peek(reader).kind !== 'end') throw badExpression(`Syntax error at position ${peek(reader).at} in '${source}'.`)
  return tree
}

/** Parses one constant, as it stands in keys and continuation tokens; undefined where the text is none. */
export const parseLiteral = (tokens: readonly Token[], at: number): Literal | undefined => {
  const token = tokens[at]
  if (token === undefined) return undefined
  if (literalTypes.has(token.kind)) return { kind: 'literal', type: token.kind as Literal['type'], text: token.text }
  return token.kind === 'name' && Object.hasOwn(words, token.text) ? words[token.text] : undefined
}
