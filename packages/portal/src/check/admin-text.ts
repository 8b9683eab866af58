import type { CheckLine, Connection } from '@landbridge/contract'
import type { TFunction } from 'i18next'

type Part = string | false | null | undefined

/** Where the trouble is, as an administrator finds it. */
export const whereItIs = (connection: Connection, t: TFunction): Part[] => [
  t('check.adminTenant', { tenant: connection.tenantId }),
  connection.environment && t('check.adminEnvironment', { environment: connection.environment.name }),
  connection.credential && t('check.adminClient', { client: connection.credential.clientId }),
]

/** What is there of a message, line by line. */
export const message = (parts: readonly Part[]): string =>
  parts
    .filter((part) => typeof part === 'string')
    .join('\n')
    .trim()

/** A message that can be pasted into a mail: what is wrong, where, and what to do. It holds no secret. */
export const adminText = (line: CheckLine, connection: Connection | undefined, t: TFunction): string =>
  message([
    ...(connection ? [t('check.adminIntro', { connection: connection.name }), ...whereItIs(connection, t)] : []),
    '',
    `${t('check.what')}: ${line.what}`,
    line.cause && `${t('check.cause')}: ${line.cause}`,
    line.remedy && `${t('check.remedy')}: ${line.remedy}`,
    line.who && `${t('check.who')}: ${t(`common.who.${line.who}`)}`,
    line.link && t('check.adminPage', { page: line.link.page, url: line.link.url }),
    '',
    ...line.evidence.map(({ label, value }) => `${label}: ${value}`),
    line.code && `${t('check.code')}: ${line.code}`,
  ])
