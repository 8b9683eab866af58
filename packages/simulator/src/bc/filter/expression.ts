/** The tree of a `$filter`. */
export type Expression =
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'has'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly value: Expression; readonly list: readonly Expression[] }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[] }
  | { readonly kind: 'arithmetic'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'negate'; readonly of: Expression }
  | Lambda
  | { readonly kind: 'property'; readonly path: readonly string[] }
  /** `@p`: a value that stands elsewhere in the query. */
  | { readonly kind: 'alias'; readonly name: string }
  | Literal

export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le'

/** `path/any()`, `path/all(variable: body)`. */
export interface Lambda {
  readonly kind: 'lambda'
  readonly quantifier: 'any' | 'all'
  readonly path: readonly string[]
  readonly variable?: string
  readonly body?: Expression
}

/** A constant, still as it was written. */
export interface Literal {
  readonly kind: 'literal'
  readonly type: LiteralType
  /** Strings without quotes, everything else as written. */
  readonly text: string
}

export type LiteralType =
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
  | 'boolean'
  | 'null'
