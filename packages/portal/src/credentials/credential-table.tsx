import { WarningFilled } from '@fluentui/react-icons/svg/warning'
import type { Credential } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { TextLink } from '../frame/links.tsx'
import table from '../frame/table.module.css'
import { Moment } from '../time/moment.tsx'
import styles from './credentials.module.css'
import { endDay, nameOf, outlookOf, urgencyOf } from './words.ts'

/** Credentials as rows; what expires first is first. */
export const CredentialTable = ({ credentials }: { credentials: readonly Credential[] }) => {
  const { t } = useTranslation()
  return (
    <table className={table.table} aria-label={t('credentials.title')}>
      <thead>
        <tr>
          <th scope="col">{t('credentials.of')}</th>
          <th scope="col">{t('credentials.credential')}</th>
          <th scope="col">{t('credentials.expires')}</th>
          <th scope="col">{t('credentials.knownFrom')}</th>
          <th scope="col">{t('credentials.outlook')}</th>
          <th scope="col">{t('credentials.used')}</th>
        </tr>
      </thead>
      <tbody>
        {credentials.map((credential) => (
          <tr key={credential.id}>
            <th scope="row">
              <Owner credential={credential} />
            </th>
            <td data-label={t('credentials.credential')}>{nameOf(t, credential)}</td>
            <td data-label={t('credentials.expires')}>
              <End credential={credential} />
            </td>
            <td data-label={t('credentials.knownFrom')}>{t(`credentials.from.${credential.knownFrom}`)}</td>
            <td data-label={t('credentials.outlook')}>{outlookOf(t, credential)}</td>
            <td data-label={t('credentials.used')}>
              {credential.usedAt === null ? t('credentials.notSeen') : <Moment at={credential.usedAt} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The connection or integration that has it, with the way there. */
export const Owner = ({ credential: { of } }: { credential: Credential }) =>
  of.kind === 'connection' ? (
    <TextLink to="/connections/$connectionId/credentials" params={{ connectionId: of.id }}>
      {of.name}
    </TextLink>
  ) : (
    <TextLink to="/integrations/$integrationId" params={{ integrationId: of.id }}>
      {of.name}
    </TextLink>
  )

/** The day of its end, marked where somebody should act. */
export const End = ({ credential }: { credential: Credential }) => {
  const { t } = useTranslation()
  const day = endDay(credential)
  if (day === undefined || credential.expiresAt === null)
    return <>{t(credential.kind === 'secret' ? 'credentials.endUnknown' : 'credentials.endless')}</>
  const urgency = urgencyOf(credential)
  return (
    <span className={styles.end} data-urgency={urgency}>
      {urgency !== 'none' && <WarningFilled aria-hidden />}
      {day}, <Moment at={credential.expiresAt} />
    </span>
  )
}
