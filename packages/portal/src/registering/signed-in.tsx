import type { Registering } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import styles from './registering.module.css'

/** Who is signed in, and into which directory everything would go: the one thing to look at before agreeing. */
export const SignedIn = ({ signIn }: { signIn: NonNullable<Registering['signIn']> }) => {
  const { t } = useTranslation()
  const { person, organisation, roles } = signIn
  return (
    <section className={styles.signedIn}>
      <h4>{t('registering.signedIn', { person })}</h4>
      <dl>
        <div>
          <dt>{t('registering.directory')}</dt>
          <dd>
            <strong>{organisation.name}</strong> {organisation.domains[0]} <code>{organisation.id}</code>
            <br />
            {t('registering.directoryAbout')}
          </dd>
        </div>
        <div>
          <dt>{t('registering.roles')}</dt>
          <dd>{roles.length > 0 ? roles.join(', ') : t('registering.noRoles')}</dd>
        </div>
      </dl>
    </section>
  )
}
