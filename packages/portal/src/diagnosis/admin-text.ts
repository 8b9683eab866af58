import type { Connection, Diagnosis, RankedCause } from '@landbridge/contract'
import type { TFunction } from 'i18next'
import { message, whereItIs } from '../check/admin-text.ts'

/** A message that can be pasted into a mail: what is wrong, where, and what to do. It holds no secret. */
export const adminText = (
  cause: RankedCause,
  { seen }: Pick<Diagnosis, 'seen'>,
  connection: Connection | undefined,
  t: TFunction,
): string =>
  message([
    connection ? t('diagnosis.adminIntro', { connection: connection.name }) : t('diagnosis.adminIntroNone'),
    `${cause.title}. (${t(`diagnosis.confidence.${cause.confidence}`)}, ${cause.id})`,
    '',
    ...(connection ? whereItIs(connection, t) : []),
    `${t('diagnosis.remedy')}: ${cause.remedy}`,
    `${t('diagnosis.who')}: ${t(`common.who.${cause.who}`)}`,
    cause.link && t('check.adminPage', { page: cause.link.page, url: cause.link.url }),
    '',
    ...seen.map(({ label, value }) => `${label}: ${value}`),
  ])
