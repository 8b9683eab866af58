import type { CheckLine, Connection } from '@landbridge/contract'
import type { TFunction } from 'i18next'

/** A message that can be pasted into a mail: what is wrong, where, and what to do. It holds no secret. */
export const adminText = (line: CheckLine, connection: Connection | undefined, t: TFunction): string => {
  const about = connection && [
    t('check.adminIntro', { connection: connection.name }),
    t('check.adminTenant', { tenant: connection.tenantId }),
    connection.environment && t('check.adminEnvironment', { environment: connection.environment.name }),
    connection.credential && t('check.adminClient', { client: connection.credential.clientId }),
  ]
  const parts = [
    ...(about ?? []),
    '',
    `${t('check.what')}: ${line.what}`,
    line.cause && `${t('check.cause')}: ${line.cause}`,
    line.remedy && `${t('check.remedy')}: ${line.remedy}`,
    line.who && `${t('check.who')}: ${t(`common.who.${line.who}`)}`,
    line.link && t('check.adminPage', { page: line.link.page, url: line.link.url }),
    '',
    ...line.evidence.map(({ label, value }) => `${label}: ${value}`),
    line.code && `${t('check.code')}: ${line.code}`,
  ]
  return parts
    .filter((part) => typeof part === 'string')
    .join('\n')
    .trim()
}
