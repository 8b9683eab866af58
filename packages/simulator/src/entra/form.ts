import type { Request } from '../http.ts'
import { EntraRefusal } from './refusal.ts'

/** The fields of a form; a field that is sent empty counts as absent. */
export interface Form {
  find(name: string): string | undefined
  /** @throws EntraRefusal 900144, which names the field. */
  get(name: string): string
}

/** Reads a form-encoded body. A body of another type has no fields at all: that is how Entra sees JSON. */
export const readForm = ({ headers, body }: Request): Form => {
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  const isForm = type.trim().toLowerCase() === 'application/x-www-form-urlencoded'
  const fields = new URLSearchParams(isForm ? body.toString('utf8') : '')
  const find = (name: string): string | undefined => fields.get(name) || undefined
  return {
    find,
    get(name) {
      const value = find(name)
      if (value === undefined) throw new EntraRefusal(900144, { parameter: name })
      return value
    },
  }
}
