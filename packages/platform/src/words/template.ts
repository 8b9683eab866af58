/**
 * Sentences of a language by the English ones. `{1}`, `{2}` ... stand for what differs from time to time; `{1, list}`
 * for several things with "and" before the last; `{1, term}` for one of our terms and nothing else;
 * `{1, number}` for digits.
 */
export type Words = Readonly<Record<string, string>>

type Holds = 'one' | 'list' | 'term' | 'number'

/** An English sentence with holes, ready to be found again in a finished text. */
export interface Template {
  readonly key: string
  readonly pattern: RegExp
  /** The longest piece without a hole: cheap to look for before anything else. */
  readonly anchor: string
  /** The holes in the order of the text, and what stands in each. */
  readonly holes: readonly { readonly name: string; readonly holds: Holds }[]
  /** Letters outside of the holes: the more, the surer. */
  readonly weight: number
}

const hole = /\{(\d+)(?:, (list|term|number))?\}/g

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a hole may hold, by what stands before it: one that hangs on a word may be empty. */
const content = (before: string, holds: Holds | undefined): string => {
  if (holds === undefined) return ''
  if (holds === 'number') return '(\\d[\\d.,:-]*)'
  return /\p{L}$/u.test(before) ? '([\\s\\S]*?)' : '([\\s\\S]+?)'
}

/** A key with holes as a template; undefined for a plain sentence. */
export const templateOf = (key: string): Template | undefined => {
  const holes = [...key.matchAll(hole)].map(([, name = '', holds = 'one']) => ({
    name,
    holds: holds as Holds,
  }))
  if (holes.length === 0) return undefined
  const pieces = key.replace(hole, '\0').split('\0')
  return {
    key,
    pattern: new RegExp(
      `^${pieces.map((piece, index) => `${escaped(piece)}${content(piece, holes[index]?.holds)}`).join('')}$`,
    ),
    anchor: pieces.reduce((longest, each) => (each.length > longest.length ? each : longest), ''),
    holes,
    weight: pieces.join('').replace(/[^\p{L}]/gu, '').length,
  }
}

/** What stands in the holes of a text, by the names of the holes; undefined where it is another sentence. */
export const fillingOf = (template: Template, text: string): Readonly<Record<string, string>> | undefined => {
  if (!text.includes(template.anchor)) return undefined
  const found = template.pattern.exec(text)
  return found === null
    ? undefined
    : Object.fromEntries(template.holes.map(({ name }, index) => [name, found[index + 1] ?? '']))
}

/** The things of a list as English joins them: `a`, `a and b`, `a, b and c`. */
export const thingsOf = (list: string): string[] => {
  const [, before, last] = /^([\s\S]+) and ([\s\S]+?)$/.exec(list) ?? []
  return before === undefined || last === undefined ? [list] : [...before.split(', '), last]
}
