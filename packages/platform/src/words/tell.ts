import i18next, { type i18n } from 'i18next'
import { german, germanTerms } from './de/index.ts'
import type { Language } from './language.ts'
import { fillingOf, type Template, templateOf, thingsOf, type Words } from './template.ts'

/** Says English texts in another language. */
export interface Interpreter {
  /** The text in that language; undefined where it has no words for it. */
  readonly say: (text: string) => string | undefined
  /** The English of a text that has no holes, for what comes back from a page; undefined where it is nobody's. */
  readonly back: (text: string) => string | undefined
}

/** Texts that are remembered with their translation: findings and steps come again and again. */
const mostRemembered = 5_000

/** Longest text that is looked at, in letters: ours are shorter, and what others wrote may be long. */
const longest = 2_000

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** How several causes that look the same are told; see `causeText` of the diagnosis. */
const either = 'Either {1}, or {2}. From outside these look the same.'
const [beforeEither = '', afterEither = ''] = either.split('{1}, or {2}')

/** Ends of sentences, and of what stands before a colon. */
const seams = /[.?:] (?=\S)/g

/**
 * Makes an interpreter. English is the key: a text is looked up as it is, then as a sentence with holes, then as half a
 * sentence that was made a whole one, then sentence by sentence. What stands in a hole is said in the other language
 * where it is words of ours, and stays as it is where it is a name or a value.
 *
 * @param terms What may stand in a hole for a term, by the English.
 */
export const createInterpreter = (language: string, words: Words, terms: Words = {}): Interpreter => {
  const i18n: i18n = i18next.createInstance()
  void i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: words } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    initAsync: false,
  })
  for (const kind of ['term', 'number']) i18n.services.formatter?.add(kind, (value: string) => value)
  const has = (key: string): boolean => Object.hasOwn(words, key)
  const put = (key: string, filling: Readonly<Record<string, string | readonly string[]>> = {}): string =>
    i18n.t(key, { ...filling, nest: false })
  const templates = Object.keys(words)
    .flatMap((key) => templateOf(key) ?? [])
    .sort((one, other) => other.weight - one.weight)
  const remembered = new Map<string, string | undefined>()

  const whole = (text: string, isClean: boolean, among = templates): string | undefined => {
    if (has(text)) return put(text)
    for (const template of among) {
      const filling = fillingOf(template, text)
      if (filling === undefined) continue
      // A seam in a hole: rather two sentences than one with a hole so wide.
      if (isClean && Object.values(filling).some((value) => value.search(seams) >= 0)) continue
      const values = filled(template, filling)
      if (values !== undefined) return put(template.key, values)
    }
    return undefined
  }

  const filled = ({ holes }: Template, filling: Readonly<Record<string, string>>) => {
    const values: Record<string, string | readonly string[]> = {}
    for (const { name, holds } of holes) {
      const value = filling[name] ?? ''
      const term = holds === 'term' ? termOf(value) : ''
      if (term === undefined) return undefined
      values[name] = holds === 'list' ? thingsOf(value).map(inHole) : holds === 'term' ? term : inHole(value)
    }
    return values
  }

  const termOf = (value: string): string | undefined => {
    if (Object.hasOwn(terms, value)) return terms[value]
    const found = Object.hasOwn(terms, small(value)) ? terms[small(value)] : undefined
    return found === undefined ? undefined : capital(found)
  }

  const fragments = templates.filter(({ key }) => /^(\p{Ll}|, |\{1(, \w+)?\} \p{Ll})/u.test(key))

  /** Words of ours begin small where they are part of a sentence; anything else is a name or a value. */
  const inHole = (value: string): string => {
    if (/^(\p{Ll}|\d|, )/u.test(value)) return whole(value, true, fragments) ?? pieces(value) ?? value
    if (has(small(value)) && !has(value)) return capital(put(small(value)))
    return /\s/.test(value) && /[.?]$/.test(value) ? (say(value) ?? value) : value
  }

  /** A text as it is, or as half a sentence that was made a whole one: before anything with a hole may take it. */
  const exact = (text: string): string | undefined => {
    if (has(text)) return put(text)
    const bare = text.endsWith('.') ? text.slice(0, -1) : ''
    const key = [small(bare), bare].find((each) => each !== '' && has(each))
    return key === undefined ? undefined : `${capital(put(key))}.`
  }

  const half = (text: string): string | undefined => {
    if (!text.endsWith('.')) return undefined
    const bare = text.slice(0, -1)
    const found = whole(small(bare), true) ?? whole(bare, true)
    return found === undefined ? undefined : `${capital(found)}.`
  }

  /** Half sentences with ", or " between them, which some of them have inside as well. */
  const halves = (text: string): string[] | undefined => {
    const found = whole(text, false)
    if (found !== undefined) return [found]
    for (let at = text.indexOf(', or '); at > 0; at = text.indexOf(', or ', at + 1)) {
      const first = whole(text.slice(0, at), false)
      const rest = first === undefined ? undefined : halves(text.slice(at + ', or '.length))
      if (first !== undefined && rest !== undefined) return [first, ...rest]
    }
    return undefined
  }

  const choice = (text: string): string | undefined => {
    if (!has(either) || !text.startsWith(beforeEither) || !text.endsWith(afterEither)) return undefined
    const found = halves(text.slice(beforeEither.length, -afterEither.length))
    const last = found?.pop()
    return found === undefined || last === undefined ? undefined : put(either, { 1: found.join(put(', or ')), 2: last })
  }

  const sentences = (text: string): string | undefined => {
    for (const { index } of text.matchAll(seams)) {
      const end = index + 1
      const head = text.slice(0, end)
      const first = exact(head) ?? whole(head, true) ?? half(head)
      const rest = first === undefined ? undefined : find(text.slice(end + 1))
      if (first !== undefined && rest !== undefined) return `${first} ${rest}`
    }
    return undefined
  }

  /** A reason that stands as a label has lost its full stop. */
  const label = (text: string): string | undefined => {
    const found = /[\p{L}\d)]$/u.test(text) ? (whole(`${text}.`, true) ?? half(`${text}.`)) : undefined
    return found?.replace(/\.$/, '')
  }

  /** Names and words of ours with commas between them. */
  const pieces = (text: string): string | undefined => {
    const parts = text.split(', ')
    const said = parts.map((part) => (/^\p{Ll}/u.test(part) ? whole(part, true, fragments) : undefined))
    return said.some((each) => each !== undefined)
      ? said.map((each, index) => each ?? parts[index]).join(', ')
      : undefined
  }

  const find = (text: string): string | undefined =>
    exact(text) ??
    choice(text) ??
    whole(text, true) ??
    half(text) ??
    sentences(text) ??
    label(text) ??
    whole(text, false) ??
    pieces(text)

  const say = (text: string): string | undefined => {
    if (text.length > longest) return undefined
    if (remembered.has(text)) return remembered.get(text)
    const found = find(text)
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(text, found)
    return found
  }

  const english = new Map(Object.entries(words).map(([key, value]) => [value, key]))
  return { say, back: (text) => english.get(text) }
}

const made = new Map<Language, Interpreter>()

/** The interpreter of a language; undefined for English, which needs none. */
export const interpreterOf = (language: Language): Interpreter | undefined => {
  if (language === 'en') return undefined
  const known = made.get(language) ?? createInterpreter(language, german, germanTerms)
  made.set(language, known)
  return known
}

/** A text of ours in a language; English where that language has no words for it. */
export const tell = (language: Language, text: string): string => interpreterOf(language)?.say(text) ?? text
