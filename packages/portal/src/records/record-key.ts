import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import { isBlank } from './values.ts'

export const etagOf = (record: BusinessRecord): string => String(record['@odata.etag'] ?? '*')

/** The key as the contract takes it: the value alone, or `name=value,...` where the key has several parts. */
export const recordKeyOf = (key: readonly string[], record: BusinessRecord): string | undefined => {
  const parts = key.map((name) => [name, record[name]] as const)
  if (parts.length === 0 || parts.some(([, value]) => value === undefined || value === null)) return undefined
  if (parts.length === 1) return String(parts[0]?.[1])
  return parts.map(([name, value]) => `${name}=${value}`).join(',')
}

/** What a record is called: its first two texts that say something, for example number and name. */
export const recordNameOf = (properties: readonly PropertyView[], record: BusinessRecord): string =>
  properties
    .filter(({ name, kind }) => kind === 'text' && !isBlank(record[name]))
    .slice(0, 2)
    .map(({ name }) => String(record[name]))
    .join(' · ')
