import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { invalid } from '../control/refused.ts'
import type { Shape } from './shapes.ts'

const maxAliases = 50

/**
 * Reads text as YAML, of which JSON is a part.
 *
 * @throws Refused with line and column where it is none.
 */
export const parseText = (text: string): unknown => {
  const document = parseDocument(text, { strict: true, uniqueKeys: true, prettyErrors: true })
  const [error] = document.errors
  if (error !== undefined) throw invalid('document', error.message.split('\n')[0]!.replace(/:$/, '.'))
  return document.toJS({ maxAliasCount: maxAliases })
}

/**
 * Reads a JSON or YAML file of one shape.
 *
 * @throws Refused that names the file, and the place in it that is wrong.
 */
export const readDocument = <Value>(path: string, shape: Shape<Value>): Value => {
  try {
    return shape(parseText(readFileSync(path, 'utf8')), '')
  } catch (error) {
    const field = error instanceof Error && 'field' in error ? String(error.field) : 'file'
    throw invalid(field, `${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
