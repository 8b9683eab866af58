import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import styles from './tabs.module.css'

export interface TabWay {
  readonly id: string
  readonly label: string
  readonly to: string
  readonly params?: Readonly<Record<string, string>>
  readonly search?: Readonly<Record<string, string>>
}

interface Props {
  readonly label: string
  readonly tabs: readonly TabWay[]
  readonly selected: string
  readonly size?: 'small' | 'medium'
  /** What the selected tab shows. */
  readonly children: ReactNode
}

/** Gives the focus to what the selected tab shows, where what had it is gone. */
export const focusPanel = () => document.getElementById('tab-panel')?.focus({ preventScroll: true })

/** Parts of a page, each with an address of its own. Arrow keys go from tab to tab, Enter opens. */
export const Tabs = ({ label, tabs, selected, size = 'medium', children }: Props) => {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const isEnd = Math.abs(step) > 1
    const next = isEnd ? (step < 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length
    all[next]?.focus()
  }
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className={styles.tabs} data-size={size} onKeyDown={move}>
        {tabs.map(({ id, label: name, to, params, search }) => (
          <Link
            key={id}
            id={`tab-${id}`}
            role="tab"
            aria-selected={id === selected}
            aria-controls="tab-panel"
            tabIndex={id === selected ? 0 : -1}
            className={styles.tab}
            to={to}
            params={params ?? {}}
            search={search ?? {}}
          >
            <span data-text={name}>{name}</span>
          </Link>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" tabIndex={-1} aria-labelledby={`tab-${selected}`} className={styles.panel}>
        {children}
      </div>
    </>
  )
}
