import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract, type Operation } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { firstLanguage, languages, localeOf } from '../../src/words/language.ts'

const folder = join(import.meta.dirname, '../../src/words')
const others = Object.keys(languages).filter((language) => language !== 'en')

type Words = { readonly [key: string]: string | Words }

const flat = (words: Words, above = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${above}${key}`, value]] : flat(value, `${above}${key}.`),
  )

const wordsOf = (language: string): Map<string, string> =>
  new Map(
    readdirSync(join(folder, language)).flatMap((file) =>
      flat({ [file.replace('.json', '')]: JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Words }),
    ),
  )

const formsOf = (language: string) => new Intl.PluralRules(language).resolvedOptions().pluralCategories
const plural = /_(zero|one|two|few|many|other)$/

/** The keys that a language needs for those of English: a plural has the forms of that language. */
const expected = (language: string, english: Iterable<string>): string[] => [
  ...new Set(
    [...english].flatMap((key) =>
      plural.test(key) ? formsOf(language).map((form) => key.replace(plural, `_${form}`)) : [key],
    ),
  ),
]

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\w+\}\}/g)].map(([each]) => each).sort()

/** Words that are the same in both: names, and what German has taken over. */
const same: Readonly<Record<string, readonly string[]>> = {
  de: readFileSync(join(import.meta.dirname, 'same-in-german.txt'), 'utf8')
    .trim()
    .split('\n'),
}

test('every language has a folder, and every folder is a language', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(languages).sort())
})

test.each(['en', ...others])('%s has every key, and no other', (language) => {
  const wanted = expected(language, wordsOf('en').keys())
  const has = [...wordsOf(language).keys()]
  expect(wanted.filter((key) => !has.includes(key))).toEqual([])
  expect(has.filter((key) => !wanted.includes(key))).toEqual([])
})

test.each(others)('%s puts the same values into its sentences', (language) => {
  const english = wordsOf('en')
  const differing = [...wordsOf(language)].filter(([key, text]) => {
    const source = english.get(key) ?? english.get(key.replace(plural, '_other')) ?? ''
    return placeholders(text).join() !== placeholders(source).join()
  })
  expect(differing).toEqual([])
})

test.each(others)('%s leaves nothing in English but names', (language) => {
  const english = wordsOf('en')
  const allowed = new Set(same[language])
  const untranslated = [...wordsOf(language)].filter(
    ([key, text]) => text === english.get(key) && !allowed.has(text) && /\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, '')),
  )
  expect(untranslated).toEqual([])
})

test('what is lost is said as the contract says it', () => {
  const operations: Readonly<Record<string, Operation>> = contract
  const losses = [...wordsOf('en')].filter(([key]) => key.startsWith('losses.'))
  expect(losses.length).toBeGreaterThan(0)
  for (const [key, text] of losses) expect(operations[key.slice(7).replace('_', '.')]?.destroys).toBe(text)
})

test('the language that was chosen goes before that of the browser', () => {
  expect(firstLanguage('en', ['de-AT', 'en'])).toBe('en')
  expect(firstLanguage('de', ['en-US'])).toBe('de')
})

test('a browser gets the first of its languages that there is, else English', () => {
  expect(firstLanguage(null, ['da-DK', 'de-AT', 'en'])).toBe('de')
  expect(firstLanguage(null, ['da-DK'])).toBe('en')
  expect(firstLanguage('xx', [])).toBe('en')
})

test('dates follow the browser within the language of the page', () => {
  expect(localeOf('de', ['en-GB', 'de-AT'])).toBe('de-AT')
  expect(localeOf('de', ['en-GB'])).toBe('de')
})
