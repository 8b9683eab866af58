import { type ReactNode, useId } from 'react'
import styles from './cards.module.css'

export interface CardOption {
  readonly value: string
  readonly label: string
  readonly detail?: string | undefined
  readonly disabled?: boolean | undefined
  readonly mark?: ReactNode
}

interface CommonProps {
  readonly label: string
  /** Where a heading above says the same; a screen reader still hears it. */
  readonly isLabelHidden?: boolean
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly options: readonly CardOption[]
  /** Cards side by side where there is room. */
  readonly isGrid?: boolean
}

interface OneProps extends CommonProps {
  readonly value: string | undefined
  readonly onChange: (value: string) => void
}

interface ManyProps extends CommonProps {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}

/** One of a few things, each on a card with its explanation. */
export const ChooseOne = ({ value, onChange, ...common }: OneProps) => (
  <Cards {...common} type="radio" isChosen={(option) => option === value} onToggle={onChange} />
)

/** Any number of a few things, each on a card. */
export const ChooseMany = ({ value, onChange, ...common }: ManyProps) => {
  const toggle = (option: string) =>
    onChange(value.includes(option) ? value.filter((each) => each !== option) : [...value, option])
  return <Cards {...common} type="checkbox" isChosen={(option) => value.includes(option)} onToggle={toggle} />
}

interface CardsProps extends CommonProps {
  readonly type: 'radio' | 'checkbox'
  readonly isChosen: (value: string) => boolean
  readonly onToggle: (value: string) => void
}

const Cards = ({
  label,
  isLabelHidden = false,
  hint,
  error,
  options,
  isGrid = false,
  type,
  isChosen,
  onToggle,
}: CardsProps) => {
  const id = useId()
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  return (
    <fieldset
      className={styles.group}
      role={type === 'radio' ? 'radiogroup' : 'group'}
      aria-labelledby={`${id}-label`}
      aria-describedby={described}
      {...(type === 'radio' && error ? { 'aria-invalid': true } : {})}
    >
      <span id={`${id}-label`} className={isLabelHidden ? styles.hidden : styles.label}>
        {label}
      </span>
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      <div className={isGrid ? styles.grid : styles.list}>
        {options.map((option) => (
          <label
            key={option.value}
            className={styles.card}
            data-chosen={isChosen(option.value) || undefined}
            data-disabled={option.disabled || undefined}
          >
            <input
              type={type}
              name={id}
              value={option.value}
              checked={isChosen(option.value)}
              disabled={option.disabled}
              aria-labelledby={`${id}-${option.value}`}
              {...(option.detail ? { 'aria-describedby': `${id}-${option.value}-detail` } : {})}
              onChange={() => onToggle(option.value)}
            />
            <span className={styles.text}>
              <span className={styles.name}>
                <span id={`${id}-${option.value}`}>{option.label}</span>
                {option.mark}
              </span>
              {option.detail && (
                <span id={`${id}-${option.value}-detail`} className={styles.detail}>
                  {option.detail}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <span id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}
