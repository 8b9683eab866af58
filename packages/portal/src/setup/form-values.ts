import type { Field } from '@landbridge/contract'
import { lookAtTyped } from './shape-checks.ts'

/** What the form of a step holds, by field name. */
export type StepValues = Record<string, string | string[]>

/** Kinds of fields whose value is never shown again. */
export const isHidden = (kind: Field['kind']): boolean => kind === 'secret' || kind === 'lines'

const only = (field: Field): string | undefined => {
  const open = field.options?.filter((each) => !each.disabled) ?? []
  return field.required && open.length === 1 ? open[0]?.value : undefined
}

/** What is stored, else the only thing that can be chosen, else nothing. A secret always starts empty. */
export const valuesOf = (fields: readonly Field[]): StepValues =>
  Object.fromEntries(
    fields.map((field) => {
      if (isHidden(field.kind)) return [field.name, '']
      if (field.kind === 'choices') {
        const chosen = field.value ?? only(field) ?? []
        return [field.name, typeof chosen === 'string' ? [chosen] : chosen]
      }
      const value = field.value ?? (field.kind === 'choice' ? only(field) : undefined) ?? ''
      return [field.name, typeof value === 'string' ? value : (value[0] ?? '')]
    }),
  )

/** What is sent: cleaned; a secret that was left empty stays as it is stored. */
export const answerOf = (fields: readonly Field[], values: StepValues): StepValues =>
  Object.fromEntries(
    fields.flatMap((field): [string, string | string[]][] => {
      const value = values[field.name] ?? ''
      if (typeof value !== 'string') return [[field.name, value]]
      const { value: text } = lookAtTyped(field, value)
      if (text === '' && (isHidden(field.kind) || field.value === undefined)) return []
      return [[field.name, text]]
    }),
  )

/** The sample values of the fields that have one. */
export const samplesOf = (fields: readonly Field[]): StepValues =>
  Object.fromEntries(
    fields.flatMap(({ name, kind, sample }): [string, string | string[]][] => {
      if (sample === undefined) return []
      return [[name, kind === 'choices' ? [sample] : sample]]
    }),
  )
