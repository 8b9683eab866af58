import type { ButtonProps } from '@fluentui/react-components'
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark'
import type { KeyboardEvent, ReactElement, ReactNode } from 'react'
import { Flyout } from './flyout.tsx'
import styles from './menu.module.css'

export interface MenuEntry {
  readonly label: string
  readonly icon?: ReactElement
  /** Present where one of several is chosen. */
  readonly isChosen?: boolean
  readonly onChoose: () => void
}

interface Props {
  readonly button: ButtonProps
  readonly label: string
  /** Said above the entries. */
  readonly head?: ReactNode
  readonly entries: readonly MenuEntry[]
}

/** A menu of a few things to do, or of which one is chosen. Arrow keys go from entry to entry. */
export const Menu = ({ button, label, head, entries }: Props) => (
  <Flyout button={button} role="menu" label={label} align="end">
    {(close) => (
      <>
        {head}
        {/* The entries are what is focused; this only hears the keys that bubble. */}
        <div role="none" onKeyDown={move}>
          {entries.map(({ label: name, icon, isChosen, onChoose }) => (
            <button
              key={name}
              type="button"
              role={isChosen === undefined ? 'menuitem' : 'menuitemradio'}
              {...(isChosen === undefined ? {} : { 'aria-checked': isChosen })}
              tabIndex={-1}
              className={styles.entry}
              onClick={() => {
                close()
                onChoose()
              }}
            >
              <span className={styles.icon} aria-hidden>
                {icon}
              </span>
              {name}
              {isChosen && <CheckmarkRegular className={styles.check} />}
            </button>
          ))}
        </div>
      </>
    )}
  </Flyout>
)

const move = (event: KeyboardEvent<HTMLElement>) => {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
  const at = all.indexOf(document.activeElement as HTMLElement)
  const next = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: all.length - 1,
  }[event.key]
  if (next === undefined) return
  event.preventDefault()
  all[(next + all.length) % all.length]?.focus()
}
