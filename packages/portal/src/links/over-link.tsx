import { useTranslation } from 'react-i18next'
import { useTitle } from '../frame/page.tsx'
import styles from './link-page.module.css'

const reasons = ['link.unknown', 'link.expired', 'link.revoked', 'setup.ended', 'integration.off'] as const
type Reason = (typeof reasons)[number]

/** A link that opens nothing any more, and whom to ask. */
export const OverLink = ({ code }: { code: string }) => {
  const { t } = useTranslation()
  const reason: Reason = reasons.find((each) => each === code) ?? 'link.unknown'
  const key = reason.replace('.', '_') as 'link_unknown'
  useTitle(t(`links.over.${key}.title`))
  return (
    <main className={styles.over}>
      <h1>{t(`links.over.${key}.title`)}</h1>
      <p>{t(`links.over.${key}.about`)}</p>
    </main>
  )
}
