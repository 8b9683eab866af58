import { invalid } from '../control/refused.ts'
import type { Plain, PlainObject } from '../world.ts'
import { durationMs } from './read.ts'

/** Values by the names that stand in braces. */
export type Values = Readonly<Record<string, string>>

const instantOf = (name: string, now: number, at: string): string | undefined => {
  const { sign, size } = /^NOW(?:(?<sign>[+-])(?<size>\S+))?$/.exec(name)?.groups ?? {}
  if (!/^NOW/.test(name)) return undefined
  const ms = size === undefined ? 0 : durationMs(size, at)
  return new Date(now + (sign === '-' ? -ms : ms)).toISOString()
}

/** Fills the names in braces. @throws Refused for a name that nothing is known of */
export const fillText = (text: string, values: Values, now: number, at: string): string =>
  text.replace(/\{([A-Za-z][\w+.-]*)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : instantOf(name, now, at)
    if (value === undefined)
      throw invalid(at, `${at} names {${name}}, which is not known; known: ${Object.keys(values).join(', ')}.`)
    return value
  })

/** Fills all texts of a value. */
export const fillAll = (value: Plain, values: Values, now: number, at: string): Plain => {
  if (typeof value === 'string') return fillText(value, values, now, at)
  if (Array.isArray(value)) return value.map((each: Plain, index) => fillAll(each, values, now, `${at}[${index}]`))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value as PlainObject).map(([name, each]) => [name, fillAll(each, values, now, `${at}.${name}`)]),
  )
}

/** The text at a place such as `secrets[0].keyId`. @throws Refused where there is none */
export const pick = (value: unknown, place: string, at: string): string => {
  let found: unknown = value
  for (const name of place.split(/[.[\]]+/).filter((each) => each !== ''))
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[name] : undefined
  if (typeof found !== 'string' && typeof found !== 'number') throw invalid(at, `${at}: the answer has no '${place}'.`)
  return String(found)
}
