import { checkTypedValue, type Field, type TypedValue } from '@landbridge/contract'

/** What is wrong with what a field holds: nothing was filled in or chosen, or the value does not have its shape. */
export type ShapeProblem = 'required' | 'choose' | 'chooseMany' | NonNullable<TypedValue['problem']>

/** A first look at a typed value, by the rules that the server goes by too. */
export const lookAtTyped = ({ check }: Pick<Field, 'check'>, text: string): TypedValue =>
  check === undefined || text.trim() === '' ? { value: text.trim() } : checkTypedValue(check, text)

/** What is wrong with the value of a field, or undefined where its shape is right. */
export const findShapeProblem = (field: Field, value: string | readonly string[]): ShapeProblem | undefined => {
  if (typeof value !== 'string') return field.required && value.length === 0 ? 'chooseMany' : undefined
  const { value: text, problem } = lookAtTyped(field, value)
  if (text !== '') return problem
  if (!field.required || field.stored) return undefined
  return field.kind === 'choice' ? 'choose' : 'required'
}
