import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listActions } from '@landbridge/model'
import { expect, test } from 'vitest'
import { forms, titles } from '../../src/words/de/actions.ts'
import { german, germanTerms } from '../../src/words/de/index.ts'
import { fromLanguage, inLanguage } from '../../src/words/fields.ts'
import { languageOf } from '../../src/words/language.ts'
import { createInterpreter, interpreterOf, tell } from '../../src/words/tell.ts'
import { sourceTexts } from './source-texts.ts'

const texts = sourceTexts()
/** What the words bring along that stands in no source: how texts are put together, and titles of actions. */
const ofTheWords = (key: string): boolean => Object.hasOwn(forms, key) || Object.hasOwn(titles, key)

test('the reader of the sources finds texts wherever they are written', () => {
  const has = (key: string, place: RegExp) => expect(texts.get(key)?.some((at) => place.test(at))).toBe(true)
  has('Create a new secret on the app registration and store it in the connection.', /faults\.ts remedy:/)
  has('Business Central accepts the application in {1}.', /steps\/card\.ts/)
  has('Granted: {1, list}.', /steps\/consent\.ts/)
  has('{1} of {2} lines passed; none failed.', /setup\/view\.ts/)
  expect(texts.size).toBeGreaterThan(1_500)
})

test('every text of the sources is there in German', () => {
  const missing = [...texts].filter(([key]) => !Object.hasOwn(german, key)).map(([key, at]) => `${at[0]}: ${key}`)
  expect(missing).toEqual([])
})

test('nothing is there in German that no source says', () => {
  expect(Object.keys(german).filter((key) => !texts.has(key) && !ofTheWords(key))).toEqual([])
})

test('the German texts hold the same values as the English ones', () => {
  const holes = (text: string) => [...text.matchAll(/\{\d+(?:, \w+)?\}/g)].map(([each]) => each).sort()
  const differing = Object.entries(german).filter(([key, value]) => holes(key).join() !== holes(value).join())
  expect(differing).toEqual([])
})

test('nothing is left in English but names', () => {
  const allowed = new Set(
    readFileSync(join(import.meta.dirname, 'same-in-german.txt'), 'utf8')
      .trim()
      .split('\n'),
  )
  const same = Object.entries(german).filter(([key, value]) => key === value && !allowed.has(key))
  expect(same.map(([key]) => key).filter((key) => !ofTheWords(key))).toEqual([])
})

test('every action that can be chosen has a German title, and every term is needed by one', () => {
  const interpreter = interpreterOf('de')
  const titles = listActions().map(({ title }) => title)
  expect(titles.filter((title) => interpreter?.say(title) === undefined)).toEqual([])
  const said = titles.join('\n').toLowerCase()
  expect(Object.keys(germanTerms).filter((term) => !said.includes(term))).toEqual([])
  expect(tell('de', 'List customers')).toBe('Debitoren auflisten')
  expect(tell('de', 'Sales invoice: post and send')).toBe('Verkaufsrechnung: buchen und senden')
})

const words = {
  'Sign in.': 'Melden Sie sich an.',
  'Needs {1, list} of {2}.': 'Braucht {1, list} von {2}.',
  'the environment': 'der Umgebung',
  'Look in {1}.': 'Sehen Sie in {1} nach.',
  'the card is missing': 'die Karte fehlt',
  '{1} is missing.': '{1} fehlt.',
  'State of the card in {1} is Disabled': 'der Status der Karte in {1} ist „Deaktiviert“',
  'Either {1}, or {2}. From outside these look the same.': 'Entweder {1}, oder {2}. Von außen sieht das gleich aus.',
  ', or ': ', oder ',
  'List {1, term}': '{1, term} auflisten',
}
const { say, back } = createInterpreter('de', words, { customers: 'Debitoren' })

test('names and values stay as they are', () => {
  expect(say('Look in Sign in.')).toBe('Sehen Sie in Sign in nach.')
  expect(say('Look in $t(Sign in.) {1} {{x}}.')).toBe('Sehen Sie in $t(Sign in.) {1} {{x}} nach.')
  expect(say('Nobody has said this.')).toBeUndefined()
})

test('words of ours in a hole are said in the other language', () => {
  expect(say('Look in the environment.')).toBe('Sehen Sie in der Umgebung nach.')
})

test('several things are joined as the other language joins them', () => {
  expect(say('Needs a, b and c of Contoso.')).toBe('Braucht a, b und c von Contoso.')
})

test('sentences one after the other are said one by one', () => {
  expect(say('Sign in. Look in Production. Sign in.')).toBe(
    'Melden Sie sich an. Sehen Sie in Production nach. Melden Sie sich an.',
  )
})

test('half a sentence is said as a whole one, and several causes as a choice', () => {
  expect(say('The card is missing.')).toBe('Die Karte fehlt.')
  expect(
    say('Either the card is missing, or State of the card in A, or B is Disabled. From outside these look the same.'),
  ).toBe(
    'Entweder die Karte fehlt, oder der Status der Karte in A, or B ist „Deaktiviert“. Von außen sieht das gleich aus.',
  )
})

test('where only a term may stand, nothing else is taken for one', () => {
  expect(say('List customers')).toBe('Debitoren auflisten')
  expect(say('List whatever')).toBeUndefined()
})

test('what comes back from a page is English again', () => {
  expect(back('Melden Sie sich an.')).toBe('Sign in.')
  expect(fromLanguage('de', { answers: [{ cause: 'P68', says: tell('de', 'Of a person') }] })).toEqual({
    answers: [{ cause: 'P68', says: 'Of a person' }],
  })
})

test('only texts of an answer are said in the language, never what Business Central holds', () => {
  const answer = {
    message: 'Connect again.',
    theirMessage: 'Connect again.',
    name: 'Connect again.',
    copy: [{ label: 'Name', value: 'Companies' }],
    evidence: [{ label: 'Company', value: 'no record there yet' }],
    options: [
      { value: 'Companies', label: 'Companies' },
      { value: 'now', label: 'Now' },
    ],
  }
  expect(inLanguage('de', answer)).toEqual({
    message: 'Verbinden Sie erneut.',
    theirMessage: 'Connect again.',
    name: 'Connect again.',
    copy: [{ label: 'Name', value: 'Companies' }],
    evidence: [{ label: 'Mandant', value: 'noch kein Datensatz dort' }],
    options: [
      { value: 'Companies', label: 'Companies' },
      { value: 'now', label: 'Jetzt' },
    ],
  })
  expect(inLanguage('de', answer, 'records.list')).toBe(answer)
  expect(inLanguage('en', answer)).toBe(answer)
})

test('the language is the one that a caller wants most', () => {
  expect(languageOf('de-AT,de;q=0.9,en;q=0.8')).toBe('de')
  expect(languageOf('en-GB,de;q=0.9')).toBe('en')
  expect(languageOf('da, de;q=0.3, en;q=0.7')).toBe('en')
  expect(languageOf('de;q=0, *')).toBe('en')
  expect(languageOf(undefined)).toBe('en')
})
