import type { Field } from '@landbridge/contract'

/** A first look at a typed value, at the field and before anything is sent. The server looks closer. */
export type ShapeProblem =
  | 'required'
  | 'tenant'
  | 'tenantShared'
  | 'clientId'
  | 'secretId'
  | 'secretShort'
  | 'blanks'
  | 'environmentUrl'
  | 'environment'
  | 'url'
  | 'choose'
  | 'chooseMany'

const guid = /^\{?[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i
const domain = /^([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}]{2,}$/u

/** Takes away what copying from a page or a mail adds: blanks around, invisible characters, quotes. */
export const cleaned = (text: string): string =>
  text
    .replace(/(?![\t\n\r])[\p{Cf}\p{Cc}]/gu, '')
    .replace(/\u00A0/g, ' ')
    .trim()
    .replace(/^(["'`])(.*)\1$/s, '$2')

const checks: Readonly<Record<NonNullable<Field['check']>, (value: string) => ShapeProblem | undefined>> = {
  tenant: (value) => {
    if (/^(common|organizations|consumers)$/i.test(value)) return 'tenantShared'
    return guid.test(value) || domain.test(value) ? undefined : 'tenant'
  },
  clientId: (value) => (guid.test(value) ? undefined : 'clientId'),
  secret: (value) => {
    if (guid.test(value)) return 'secretId'
    if (/\s/.test(value)) return 'blanks'
    return value.length < 8 ? 'secretShort' : undefined
  },
  environment: (value) => {
    if (/:\/\/|\//.test(value)) return 'environmentUrl'
    return /^[\p{L}\p{N}_-]+$/u.test(value) ? undefined : 'environment'
  },
  url: (value) => (/^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value) ? undefined : 'url'),
}

/** What is wrong with the value of a field, or undefined where its shape is right. */
export const findShapeProblem = (field: Field, value: string | readonly string[]): ShapeProblem | undefined => {
  if (typeof value !== 'string') return field.required && value.length === 0 ? 'chooseMany' : undefined
  const text = cleaned(value)
  if (text === '') {
    if (!field.required || field.stored) return undefined
    return field.kind === 'choice' ? 'choose' : 'required'
  }
  return field.check === undefined ? undefined : checks[field.check](text)
}
