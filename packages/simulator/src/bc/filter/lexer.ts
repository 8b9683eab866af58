import { badExpression } from '../errors.ts'

/** One token of an OData expression, with where it began. */
export interface Token {
  readonly kind:
    | 'name'
    | 'string'
    | 'number'
    | 'guid'
    | 'date'
    | 'instant'
    | 'time'
    | 'enum'
    | 'duration'
    | 'binary'
    | 'geo'
    | 'mark'
    | 'end'
  /** Strings without quotes, everything else as written. */
  readonly text: string
  /** For enums the type in front of the quoted member. */
  readonly type?: string
  readonly at: number
}

type Pattern = readonly [Token['kind'], RegExp]

// Tried in this order: what looks like several things is the longest of them.
const patterns: readonly Pattern[] = [
  ['guid', /[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}(?![\w-])/y],
  ['instant', /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:[zZ]|[+-]\d{2}:\d{2})/y],
  ['date', /\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ['time', /\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?![\w:-])/y],
  ['number', /(?:-?INF|NaN)(?![\w.])|-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?(?:[mMlLfFdD])?(?![\w])/y],
  ['name', /\$?[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*(?:\.[A-Za-z_]\w*)*/y],
  ['mark', /[()/,:=;*@-]/y],
]

const blanks = /\s*/y
const quoted = /'(?:[^']|'')*'/y

const takeQuoted = (text: string, at: number): string | undefined => {
  quoted.lastIndex = at
  return quoted.exec(text)?.[0]
}

const unquote = (text: string): string => text.slice(1, -1).replaceAll("''", "'")

const take = (text: string, at: number): readonly [Token, number] => {
  if (text[at] === "'") {
    const found = takeQuoted(text, at)
    if (found === undefined) throw unterminated(text, at)
    return [{ kind: 'string', text: unquote(found), at }, at + found.length]
  }
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found === undefined) continue
    const end = at + found.length
    if (kind === 'name' && text[end] === "'") return takeTyped(text, at, found)
    return [{ kind, text: found, at }, end]
  }
  throw badExpression(`Syntax error: character '${text[at]}' is not valid at position ${at} in '${text}'.`)
}

/** What a word in front of a quoted text makes of it; any other is the type of an enum. */
const prefixed: Readonly<Record<string, 'duration' | 'binary' | 'geo'>> = {
  duration: 'duration',
  binary: 'binary',
  geography: 'geo',
  geometry: 'geo',
}

/** A literal with its type in front: `Microsoft.NAV.status'Open'`, `duration'PT1H'`. */
const takeTyped = (text: string, at: number, type: string): readonly [Token, number] => {
  const found = takeQuoted(text, at + type.length)
  if (found === undefined) throw unterminated(text, at)
  const kind = prefixed[type.toLowerCase()] ?? 'enum'
  return [{ kind, text: unquote(found), type, at }, at + type.length + found.length]
}

const unterminated = (text: string, at: number) =>
  badExpression(`There is an unterminated string literal at position ${at} in '${text}'.`)

/** @throws Refusal `BadRequest` for what is no token. */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    blanks.lastIndex = at
    at += blanks.exec(text)?.[0].length ?? 0
    if (at >= text.length) break
    const [token, end] = take(text, at)
    tokens.push(token)
    at = end
  }
  tokens.push({ kind: 'end', text: '', at })
  return tokens
}
