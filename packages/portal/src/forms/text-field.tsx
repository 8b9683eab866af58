import { Field, Input, type InputProps } from '@fluentui/react-components'
import { type Control, type FieldPath, type FieldValues, type RegisterOptions, useController } from 'react-hook-form'

interface Props<T extends FieldValues> {
  readonly control: Control<T>
  readonly name: FieldPath<T>
  readonly rules?: Omit<RegisterOptions<T>, 'setValueAs' | 'valueAsNumber' | 'valueAsDate' | 'disabled'>
  readonly label: string
  readonly hint?: string
  /** A fault found elsewhere; what the rules find comes first. */
  readonly fault?: string | undefined
  readonly className?: string | undefined
  readonly type?: InputProps['type']
  readonly size?: InputProps['size']
  readonly placeholder?: string
  readonly autoComplete?: string
  readonly maxLength?: number
  readonly spellCheck?: boolean
}

/** A line of text in a form, with its label, its hint and what is wrong with it. */
export const TextField = <T extends FieldValues>(props: Props<T>) => {
  const { control, name, rules, label, hint, fault, className, autoComplete = 'off', ...input } = props
  const { field, fieldState } = useController({ control, name, ...(rules && { rules }) })
  return (
    <Field
      label={label}
      hint={hint ?? null}
      validationMessage={fieldState.error?.message ?? fault ?? null}
      className={className}
    >
      <Input
        {...input}
        ref={field.ref}
        name={field.name}
        value={String(field.value ?? '')}
        autoComplete={autoComplete}
        onChange={(_, { value }) => field.onChange(value)}
        onBlur={field.onBlur}
      />
    </Field>
  )
}
