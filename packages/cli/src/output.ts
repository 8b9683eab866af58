import type { Outside } from './outside.ts'
import { wrap } from './text.ts'

const styles = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const

export type Style = keyof typeof styles

/** What a command writes with. */
export interface Output {
  /** True with `--json`: standard output then carries nothing but one JSON value. */
  readonly json: boolean
  /** The answer that was asked for, to standard output. */
  readonly answer: (text: string) => void
  /** One JSON value, to standard output. */
  readonly value: (value: unknown) => void
  /** A line for people, to standard error. */
  readonly say: (line?: string) => void
  /** A paragraph for people, wrapped to the terminal and indented; lines after the first by `hang` more. */
  readonly tell: (text: string, indent?: number, hang?: number) => void
  /** Coloured where people see it as colour, on standard error or, with `answer`, on standard output. */
  readonly paint: (style: Style, text: string, where?: 'answer') => string
  /** Columns of the terminal; endless where standard output goes to a file or another program. */
  readonly columns: number
}

const isColoured = (stream: { readonly isTTY?: boolean }, env: Outside['env']): boolean =>
  (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb' && stream.isTTY === true

const columnsOf = (stream: { readonly isTTY?: boolean; readonly columns?: number }, env: Outside['env']): number => {
  const given = Number(env.COLUMNS)
  if (Number.isInteger(given) && given > 0) return given
  return stream.isTTY === true ? stream.columns || 80 : Number.POSITIVE_INFINITY
}

/** Longest line of running text; longer ones are hard to read. */
const readable = 100

export const createOutput = (outside: Outside, json: boolean): Output => {
  const { stdout, stderr, env } = outside
  const say = (line = '') => void stderr.write(`${line}\n`)
  return {
    json,
    answer: (text) => void stdout.write(`${text}\n`),
    value: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    say,
    tell: (text, indent = 0, hang = 0) => {
      const columns = Math.min(readable, columnsOf(stderr, env)) - indent - hang
      for (const [at, line] of wrap(text, columns).entries()) say(' '.repeat(at === 0 ? indent : indent + hang) + line)
    },
    paint: (style, text, where) => {
      if (!isColoured(where === 'answer' ? stdout : stderr, env)) return text
      const [on, off] = styles[style]
      return `\u001B[${on}m${text}\u001B[${off}m`
    },
    columns: columnsOf(stdout, env),
  }
}
