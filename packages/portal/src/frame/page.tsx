import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page.module.css'

interface Props {
  readonly title: string
  /** Above the title: where the page stands. */
  readonly crumbs?: ReactNode
  /** Beside the title. */
  readonly marks?: ReactNode
  /** One or two sentences under the title. */
  readonly about?: ReactNode
  readonly actions?: ReactNode
  /** For tables that need the room. */
  readonly isWide?: boolean
  readonly children: ReactNode
}

/** Title, place and actions of every page. Coming from another page, the focus goes to the title. */
export const Page = ({ title, crumbs, marks, about, actions, isWide = false, children }: Props) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(title)
  useFocusOnArrival(heading)
  return (
    <div className={isWide ? styles.wide : styles.page}>
      <header className={styles.header}>
        {crumbs}
        <div className={styles.titleRow}>
          <div className={styles.title}>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {marks}
          </div>
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </div>
        {about !== undefined && <div className={styles.about}>{about}</div>}
      </header>
      {children}
    </div>
  )
}

export const useTitle = (page: string) => {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = t('frame.title', { page })
  }, [page, t])
}

/** Moves the focus when the page was reached inside the portal; the first page leaves it to the browser. */
const useFocusOnArrival = (heading: { readonly current: HTMLElement | null }) => {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isFirst = useRouterState({ select: (state) => state.resolvedLocation === undefined })
  const arrived = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (arrived.current === path) return
    arrived.current = path
    if (isFirst || visited === path) return
    visited = path
    heading.current?.focus({ preventScroll: true })
  })
  useEffect(() => {
    visited ??= path
  })
}

/** The page that was last arrived at, over all instances: a page that mounts anew for the same path keeps the focus. */
let visited: string | undefined
