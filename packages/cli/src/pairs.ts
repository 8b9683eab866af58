import type { PropertyView } from '@landbridge/contract'
import { Complaint } from './complaint.ts'

const numbers = new Set(['amount', 'unitAmount', 'decimal', 'integer', 'bigInteger'])

const typed = (name: string, text: string, kind: string | undefined): unknown => {
  if (kind !== undefined && numbers.has(kind)) {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value))
      throw new Complaint(
        'usage',
        `${name} is a number, and "${text}" is none.`,
        'Write it with a point, for example 1234.5.',
      )
    return value
  }
  if (kind === 'flag') {
    if (text !== 'true' && text !== 'false')
      throw new Complaint('usage', `${name} is true or false, and "${text}" is neither.`)
    return text === 'true'
  }
  return text
}

const literal = (name: string, text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Complaint('usage', `What follows ${name}:= is not JSON.`, `For text write ${name}=${text}.`)
  }
}

/**
 * Reads `name=value` and `name:=JSON` in the order given, which is the order in which Business Central sets them. The
 * kind of the property tells whether a value is a number, a flag or text; `:=` says it outright.
 *
 * @throws Complaint `usage` for anything else
 */
export const readPairs = (
  pairs: readonly string[],
  properties: readonly Pick<PropertyView, 'name' | 'kind' | 'readOnly'>[],
): Record<string, unknown> => {
  const record: Record<string, unknown> = {}
  for (const pair of pairs) {
    const [, name, sign, text = ''] = /^([^=:\s]+)(:?=)(.*)$/s.exec(pair) ?? []
    if (name === undefined)
      throw new Complaint('usage', `"${pair}" is not name=value.`, 'For example displayName="Adatum".')
    const property = properties.find((one) => one.name === name)
    const alike = properties.find((one) => one.name.toLowerCase() === name.toLowerCase())
    if (property === undefined && alike !== undefined)
      throw new Complaint('usage', `There is no ${name}; there is ${alike.name}.`)
    record[name] = sign === ':=' ? literal(name, text) : typed(name, text, property?.kind)
  }
  return record
}
