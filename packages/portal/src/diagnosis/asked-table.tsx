import type { Diagnosis } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { plainNumber } from '../time/formats.ts'
import styles from './diagnosis.module.css'

/** What was asked, in its order, with the time it took. */
export const AskedTable = ({ probes }: { probes: Diagnosis['probes'] }) => {
  const { t } = useTranslation()
  if (probes.length === 0) return null
  return (
    <details className={styles.details}>
      <summary>
        {t('diagnosis.asked')} ({t('diagnosis.requests', { count: probes.length })})
      </summary>
      <table className={styles.asked} aria-label={t('diagnosis.asked')}>
        <thead>
          <tr>
            <th scope="col">{t('diagnosis.probe')}</th>
            <th scope="col">{t('diagnosis.found')}</th>
            <th scope="col">{t('diagnosis.ms')}</th>
          </tr>
        </thead>
        <tbody>
          {probes.map(({ name, asks, evidence, says, ms }) => (
            <tr key={name}>
              <td>{asks}</td>
              <td>
                {says.length === 0 && evidence.length === 0 && t('diagnosis.nothingFound')}
                {says.map((text) => (
                  <span key={text} className={styles.value}>
                    {sentenceOf(text)}
                  </span>
                ))}
                {evidence.map(({ label, value }) => (
                  <span key={label} className={styles.value}>
                    {label}: {value}
                  </span>
                ))}
              </td>
              <td className={styles.time}>{t('check.ms', { ms: plainNumber(Math.round(ms)) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const sentenceOf = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
