import { useRouterState } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
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

/** The page that was last arrived at, and whether that was from another page of the portal. */
let arrival: { readonly path: string; readonly isFirst: boolean } | undefined

/**
 * Moves the focus to the title of a page that was reached inside the portal; where the browser opened the page, it stays
 * where the browser put it. Going from tab to tab is no arrival: the page stays.
 */
const useFocusOnArrival = (heading: { readonly current: HTMLElement | null }) => {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [opened] = useState(path)
  useEffect(() => {
    const isSame = arrival?.path === opened
    if (!isSame) arrival = { path: opened, isFirst: arrival === undefined }
    // The same page again: its shape while loading has given way to the page itself, and the focus went with it.
    const isLost = isSame && document.activeElement === document.body
    if (!arrival?.isFirst && (!isSame || isLost)) heading.current?.focus({ preventScroll: true })
  }, [opened, heading])
}
