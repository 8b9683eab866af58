import type { CompanyData } from '../bc/index.ts'

const isCompanyData = (value: unknown): value is CompanyData =>
  typeof value === 'object' && value !== null && 'transaction' in value && typeof value.transaction === 'function'

/** The world as JSON: maps and sets by marks of their own, the records of a company by a name. */
export const toJson = (value: unknown, nameOf: (data: CompanyData) => string): string =>
  JSON.stringify(value, (_, each: unknown) => {
    if (isCompanyData(each)) return { $records: nameOf(each) }
    if (each instanceof Map) return { $map: [...each] }
    if (each instanceof Set) return { $set: [...each] }
    return each
  })

/** The way back, from what `JSON.parse` gave. */
export const revive = (value: unknown, dataOf: (name: string) => CompanyData | undefined): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((each) => revive(each, dataOf))
  if ('$records' in value) return dataOf(String(value.$records))
  if ('$map' in value) return new Map(revive(value.$map, dataOf) as [unknown, unknown][])
  if ('$set' in value) return new Set(revive(value.$set, dataOf) as unknown[])
  if ('type' in value && value.type === 'Buffer' && 'data' in value) return Buffer.from(value.data as number[])
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each, dataOf)]))
}
