import { useTranslation } from 'react-i18next'
import styles from './guide-page.module.css'

interface Props {
  readonly title: string
  readonly needs: readonly { readonly name: string; readonly reason: string }[]
}

/** Permissions, each with what it is needed for. */
export const NeedList = ({ title, needs }: Props) => {
  const { t } = useTranslation()
  return (
    <>
      <h3>{title}</h3>
      {needs.length === 0 && <p>{t('integrations.noRoles')}</p>}
      <ul className={styles.needs}>
        {needs.map(({ name, reason }) => (
          <li key={name}>
            <strong>{name}</strong>
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
