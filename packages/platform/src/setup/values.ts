import { checkTypedValue, Fault, type TypedValueKind } from '@landbridge/model'
import type { Values } from './step.ts'

/** @throws Fault `request.invalid`, naming the field */
export const refuseField = (field: string, message: string): never => {
  throw new Fault('request.invalid', { field, message })
}

/** @throws Fault `request.invalid` for a field that the form does not have */
export const onlyFields = (values: Values, names: readonly string[]): void => {
  const unknown = Object.keys(values).find((name) => !names.includes(name))
  if (unknown !== undefined) refuseField(unknown, `There is no field '${unknown}' in this step.`)
}

/** The text of a field, empty where nothing was sent. */
export const textOf = (values: Values, name: string): string => {
  const value = values[name] ?? ''
  return typeof value === 'string' ? value : refuseField(name, 'One value is expected here.')
}

/** The values of a field with several. */
export const listOf = (values: Values, name: string): readonly string[] => {
  const value = values[name] ?? []
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value
}

/**
 * Checks a value that people copy from Microsoft's pages, and cleans it.
 *
 * @throws Fault `request.invalid` with what is wrong and, where it can be guessed, what may have been meant
 */
export const typedValue = (values: Values, name: string, kind: TypedValueKind): string => {
  const { value, problem, hint } = checkTypedValue(kind, textOf(values, name))
  if (problem === undefined) return value
  const meant = hint?.value === undefined ? [] : [`It is ${hint.value}`]
  return refuseField(name, [problem.message, ...(hint ? [hint.message] : []), ...meant].join(' '))
}
