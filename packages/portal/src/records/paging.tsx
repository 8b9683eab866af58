import { Button, Select, Tooltip } from '@fluentui/react-components'
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise'
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left'
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right'
import { PreviousRegular } from '@fluentui/react-icons/svg/previous'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { pageSizes } from '../search.ts'
import { plainNumber } from '../time/formats.ts'
import styles from './paging.module.css'

interface Props {
  readonly page: number
  readonly top: number
  readonly shown: number
  readonly count: number | undefined
  readonly onFirst: () => void
  /** Undefined where there is no such page, or the way back to it is not known. */
  readonly onPrevious: (() => void) | undefined
  readonly onNext: (() => void) | undefined
  readonly onTop: (top: number) => void
  readonly onReload: () => void
}

/** Where in the records we are. Business Central knows only the way forward; back is what was visited. */
export const Paging = ({ page, top, shown, count, onFirst, onPrevious, onNext, onTop, onReload }: Props) => {
  const { t } = useTranslation()
  const from = plainNumber((page - 1) * top + 1)
  const to = plainNumber((page - 1) * top + shown)
  const range =
    count === undefined ? t('records.shown', { from, to }) : t('records.shownOf', { from, to, all: plainNumber(count) })
  const step = (name: string, icon: ReactElement, go: (() => void) | undefined) => (
    <Tooltip content={name} relationship="label">
      <Button appearance="subtle" icon={icon} disabledFocusable={go === undefined} onClick={go} />
    </Tooltip>
  )
  return (
    <nav className={styles.paging} aria-label={t('records.pageOf', { page })}>
      <span className={styles.range}>{shown > 0 && range}</span>
      {step(t('records.reload'), <ArrowClockwiseRegular />, onReload)}
      <Select
        size="small"
        aria-label={t('records.perPage')}
        value={String(top)}
        onChange={(_, { value }) => onTop(Number(value))}
      >
        {pageSizes.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </Select>
      {step(t('records.first'), <PreviousRegular />, page > 1 ? onFirst : undefined)}
      {step(t('records.previous'), <ChevronLeftRegular />, onPrevious)}
      <span className={styles.page}>{t('records.pageOf', { page })}</span>
      {step(t('records.next'), <ChevronRightRegular />, onNext)}
    </nav>
  )
}
