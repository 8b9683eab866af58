import { existsSync, readFileSync } from 'node:fs'
import { autocomplete, autocompleteMultiselect, isCancel, multiselect, password, select, text } from '@clack/prompts'
import { type Field, isShown } from '@landbridge/contract'
import { Interrupted } from '../complaint.ts'
import type { Outside } from '../outside.ts'
import type { Values } from './answers.ts'

/** Where questions are asked: people's text goes to standard error. */
export const asking = (outside: Outside, until?: AbortSignal) => ({
  input: outside.stdin,
  output: outside.stderr,
  signal: until === undefined ? outside.signal : AbortSignal.any([outside.signal, until]),
})

/** @throws Interrupted where the person left the question */
export const answered = <T>(answer: T): Exclude<T, symbol> => {
  if (isCancel(answer)) throw new Interrupted()
  return answer as Exclude<T, symbol>
}

/** More options than this are found by typing. */
const manyOptions = 12

const day = /^\d{4}-\d{2}-\d{2}$/

const single = (value: Field['value']): string => (Array.isArray(value) ? value.join(',') : (value ?? ''))
const several = (value: Field['value']): string[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

const optionsOf = (field: Field) =>
  (field.options ?? []).map(({ value, label, detail, disabled }) => ({
    value,
    label,
    ...(detail === undefined ? {} : { hint: detail }),
    ...(disabled === undefined ? {} : { disabled }),
  }))

const messageOf = (field: Field): string => {
  const taken = field.sample !== undefined && field.value === undefined ? 'Enter takes the sample' : ''
  const kept = field.stored === true ? 'stored; Enter keeps it' : ''
  const remarks = [field.hint ?? '', taken, kept, field.required ? '' : 'may be left empty'].filter((one) => one !== '')
  return remarks.length === 0 ? field.label : `${field.label} (${remarks.join('; ')})`
}

/** What is wrong with a typed value before it is sent; Landbridge looks closer. */
const complaintAbout = (field: Field, value = ''): string | undefined => {
  const mayBeEmpty = !field.required || field.stored === true || field.sample !== undefined || field.value !== undefined
  if (value.trim() === '') return mayBeEmpty ? undefined : 'This is needed.'
  if (field.kind === 'date' && !day.test(value.trim())) return 'Write it as 2027-03-31.'
  return undefined
}

const askText = async (outside: Outside, field: Field): Promise<string> => {
  const common = { ...asking(outside), message: messageOf(field), validate: (v?: string) => complaintAbout(field, v) }
  if (field.kind === 'lines') return askFile(outside, field)
  if (field.kind === 'secret') {
    const typed = answered(await password(common)) ?? ''
    return typed === '' && field.stored !== true ? (field.sample ?? '') : typed
  }
  const known = single(field.value)
  const typed = answered(
    await text({
      ...common,
      ...(known === '' ? {} : { initialValue: known }),
      ...(field.sample === undefined ? {} : { placeholder: field.sample, defaultValue: field.sample }),
    }),
  )
  return (typed ?? '').trim()
}

/** A text of several lines does not fit into a question: its file is asked for. */
const askFile = async (outside: Outside, field: Field): Promise<string> => {
  const path = answered(
    await text({
      ...asking(outside),
      message: `File with: ${messageOf(field)}`,
      validate: (typed = '') => {
        if (typed.trim() === '') return complaintAbout(field, typed)
        return existsSync(typed.trim()) ? undefined : 'There is no such file.'
      },
    }),
  )
  return (path ?? '').trim() === '' ? '' : readFileSync(path.trim(), 'utf8')
}

const askChoice = async (outside: Outside, field: Field): Promise<string> => {
  const options = optionsOf(field)
  const initial = options.find(({ value }) => value === (single(field.value) || field.sample))?.value
  const common = {
    ...asking(outside),
    message: messageOf(field),
    options,
    ...(initial === undefined ? {} : { initialValue: initial }),
  }
  return answered(await (options.length > manyOptions ? autocomplete(common) : select(common)))
}

const askChoices = async (outside: Outside, field: Field): Promise<string[]> => {
  const options = optionsOf(field)
  const known = several(field.value ?? field.sample).filter((value) => options.some((option) => option.value === value))
  const common = {
    ...asking(outside),
    message: messageOf(field),
    options,
    required: field.required,
    initialValues: known,
  }
  return answered(await (options.length > manyOptions ? autocompleteMultiselect(common) : multiselect(common)))
}

/**
 * Asks the fields of a step one after another. What is left empty is left out, and so is what does not belong to what was
 * chosen.
 *
 * @param onChoice After each choice, because what is to be done may differ with it.
 */
export const askFields = async (
  outside: Outside,
  fields: readonly Field[],
  onChoice: (values: Values, field: Field) => void = () => undefined,
): Promise<Values> => {
  const values: Values = {}
  for (const field of fields) {
    if (!isShown(field, values)) continue
    const value =
      field.kind === 'choices'
        ? await askChoices(outside, field)
        : field.kind === 'choice'
          ? await askChoice(outside, field)
          : await askText(outside, field)
    if (value.length > 0) values[field.name] = value
    if (field.kind === 'choice') onChoice(values, field)
  }
  return values
}
