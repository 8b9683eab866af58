import type { Contract, OutputOf } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { Section } from '../frame/section.tsx'
import styles from './needs-guide.module.css'

interface Props {
  /** Undefined while the integration does not exist yet. */
  readonly needs?: OutputOf<Contract['integrations.read']>['needs']
  readonly isChanged: boolean
}

/** The roles and permission sets that follow from the choices, each with its reason. */
export const NeedsGuide = ({ needs, isChanged }: Props) => {
  const { t } = useTranslation()
  return (
    <Section title={t('integrations.guide')} about={t('integrations.guideAbout')}>
      {needs === undefined && <p className={styles.note}>{t('integrations.guideNew')}</p>}
      {needs !== undefined && isChanged && <p className={styles.note}>{t('integrations.guideUnsaved')}</p>}
      {needs !== undefined && (
        <>
          <h3 className={styles.heading}>{t('integrations.roles')}</h3>
          <Needs needs={needs.roles.map(({ name, id, reason }) => ({ id, name, reason }))} />
          <h3 className={styles.heading}>{t('integrations.permissionSets')}</h3>
          <Needs
            needs={needs.permissionSets.map(({ id, name, reason }) => ({
              id,
              name: name === id || name === '' ? id : `${id} · ${name}`,
              reason,
            }))}
          />
        </>
      )}
    </Section>
  )
}

const Needs = ({ needs }: { needs: readonly { id: string; name: string; reason: string }[] }) => {
  const { t } = useTranslation()
  if (needs.length === 0) return <p className={styles.note}>{t('integrations.noRoles')}</p>
  return (
    <ul className={styles.needs}>
      {needs.map(({ id, name, reason }) => (
        <li key={id}>
          <strong>{name}</strong>
          <p>{reason}</p>
        </li>
      ))}
    </ul>
  )
}
