import type { Language } from './language.ts'
import { type Interpreter, interpreterOf } from './tell.ts'

/** Names of fields that hold a text for people, wherever they stand in an answer. All others hold names and values. */
export const textFields: ReadonlySet<string> = new Set([
  'about',
  'answer',
  'answers',
  'asks',
  'cause',
  'detail',
  'does',
  'hint',
  'intro',
  'label',
  'means',
  'menu',
  'message',
  'next',
  'note',
  'page',
  'question',
  'reason',
  'remedy',
  'says',
  'submit',
  'leave',
  'summary',
  'text',
  'title',
  'waitingFor',
  'what',
  'why',
])

/** Fields that hold a text only inside of another one, as `field above.field`. */
export const textFieldsBelow: ReadonlySet<string> = new Set(['evidence.value', 'seen.value', 'endpoints.name'])

/** Values to copy are never said otherwise, but for captions that are chosen on a page of Microsoft's. */
const captions: ReadonlySet<string> = new Set(['365 days (12 months)'])

/** Operations that hand on what Business Central holds: there every field is data. */
const handsOn = (operation: string): boolean => operation.startsWith('records.')

const isText = (above: string, name: string, value: unknown): boolean =>
  textFields.has(name) ||
  textFieldsBelow.has(`${above}.${name}`) ||
  (above === 'copy' && name === 'value' && captions.has(String(value)))

/** In a list of choices a label that is the value itself is the name of something, for example of an environment. */
const isName = (holder: Readonly<Record<string, unknown>>, name: string): boolean =>
  name === 'label' && holder.value === holder.label

const walk = (value: unknown, say: (text: string) => string, above: string): unknown => {
  if (Array.isArray(value)) return value.map((each) => walk(each, say, above))
  if (typeof value !== 'object' || value === null) return value
  const holder = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.entries(holder).map(([name, each]) => {
      if (isText(above, name, each) && !isName(holder, name)) {
        if (typeof each === 'string') return [name, say(each)]
        if (Array.isArray(each))
          return [name, each.map((one) => (typeof one === 'string' ? say(one) : walk(one, say, name)))]
      }
      return [name, walk(each, say, name)]
    }),
  )
}

/**
 * An answer with each of its texts said otherwise.
 *
 * @param operation Name of the operation that answers.
 */
export const sayEach = <T>(answer: T, say: (text: string) => string, operation = ''): T =>
  handsOn(operation) ? answer : (walk(answer, say, '') as T)

/**
 * An answer with its texts in a language. Names, identifiers, values and Microsoft's own messages stay as they are.
 *
 * @param operation Name of the operation that answers.
 */
export const inLanguage = <T>(language: Language, answer: T, operation = ''): T => {
  const interpreter = interpreterOf(language)
  return interpreter === undefined ? answer : sayEach(answer, (text) => interpreter.say(text) ?? text, operation)
}

/** Fields of a request that repeat a text of an answer, for example which of the offered answers was given. */
export const repeatedFields: ReadonlySet<string> = new Set(['says'])

const undo = (value: unknown, back: Interpreter['back']): unknown => {
  if (Array.isArray(value)) return value.map((each) => undo(each, back))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      repeatedFields.has(name) && typeof each === 'string' ? (back(each) ?? each) : undo(each, back),
    ]),
  )
}

/** A request in English again: handlers know a text only as the code has it. */
export const fromLanguage = <T>(language: Language, request: T): T => {
  const interpreter = interpreterOf(language)
  return interpreter === undefined ? request : (undo(request, interpreter.back) as T)
}
