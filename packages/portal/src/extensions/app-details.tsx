import type { AppFactsView } from '@landbridge/contract'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '../frame/facts.tsx'
import styles from './extension.module.css'

interface Props {
  readonly app: AppFactsView
  /** Facts that are not in the file itself. */
  readonly more?: readonly (readonly [string, ReactNode])[]
}

/** What was read from an `.app` file, and what is good to know about it. */
export const AppDetails = ({ app, more = [] }: Props) => {
  const { t } = useTranslation()
  const orNot = (value: string) => value || t('extension.notNamed')
  const needs = app.dependencies.map(({ name, publisher, minVersion: version }) =>
    t('extension.dependency', { name, publisher, version }),
  )
  return (
    <div className={styles.stack}>
      <Facts
        facts={[
          [t('extension.facts.name'), app.name],
          [t('extension.facts.publisher'), app.publisher],
          [t('extension.facts.version'), app.version],
          [t('extension.facts.target'), app.target],
          [t('extension.facts.runtime'), orNot(app.runtime)],
          [t('extension.facts.application'), orNot(app.application)],
          [t('extension.facts.platform'), orNot(app.platform)],
          [t('extension.facts.size'), sizeOf(app.bytes, t)],
          [t('extension.facts.dependencies'), needs.length === 0 ? t('extension.noDependencies') : needs.join('; ')],
          ...more,
        ]}
      />
      {app.warnings.length > 0 && (
        <div>
          <p>{t('extension.warnings')}</p>
          <ul className={styles.notes}>
            {app.warnings.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

const sizeOf = (bytes: number, t: TFunction): string =>
  bytes < 1_000_000
    ? t('extension.kilobytes', { count: Math.max(1, Math.round(bytes / 1_000)) })
    : t('extension.megabytes', { count: Math.round(bytes / 100_000) / 10 })
