import { useTranslation } from 'react-i18next'
import styles from './crumbs.module.css'
import { TextLink } from './links.tsx'

interface Crumb {
  readonly to: string
  readonly params?: Readonly<Record<string, string>>
  readonly label: string
}

/** The pages above this one, each a way back. */
export const Crumbs = ({ trail }: { trail: readonly Crumb[] }) => {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('frame.breadcrumb')} className={styles.crumbs}>
      <ol>
        {trail.map(({ to, params, label }) => (
          <li key={to}>
            <TextLink to={to} params={params ?? {}} activeOptions={{ exact: true }}>
              {label}
            </TextLink>
          </li>
        ))}
      </ol>
    </nav>
  )
}
