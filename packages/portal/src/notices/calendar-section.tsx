import { Button } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { ShownOnce } from '../copying/shown-once.tsx'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'
import { Moment } from '../time/moment.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import own from './notices.module.css'

/** The address of the calendar with the ends of all credentials. */
export const CalendarSection = () => {
  const { t } = useTranslation()
  const notices = useQuery(ask('notices.read', {}))
  const create = useDo('notices.createCalendar', { stale: ['notices.read'] })
  const [asking, setAsking] = useState<'replace' | 'revoke'>()
  const [url, setUrl] = useState<string>()
  const make = () =>
    create.mutate(
      {},
      {
        onSuccess: (made) => {
          setAsking(undefined)
          setUrl(made.url)
        },
      },
    )
  return (
    <Section title={t('notices.calendar')} about={t('notices.calendarAbout')}>
      <Waiting query={notices} shape="line">
        {({ calendar }) =>
          calendar === null ? (
            <div>
              <Button disabledFocusable={create.isPending} onClick={make}>
                {t('notices.makeCalendar')}
              </Button>
            </div>
          ) : (
            <div className={own.line}>
              <span>
                {t('notices.calendarMade')} <Moment at={calendar.createdAt} />.
              </span>
              <Button size="small" onClick={() => setAsking('replace')}>
                {t('notices.replaceCalendar')}
              </Button>
              <Button size="small" onClick={() => setAsking('revoke')}>
                {t('notices.revokeCalendar')}
              </Button>
            </div>
          )
        }
      </Waiting>
      {asking === undefined && create.isError && <Failure error={create.error} />}
      {asking === 'replace' && (
        <ConfirmDialog
          title={t('notices.replaceTitle')}
          action={t('notices.replaceCalendar')}
          isBusy={create.isPending}
          error={create.error}
          onConfirm={make}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('losses.notices_revokeCalendar')}</p>
        </ConfirmDialog>
      )}
      {asking === 'revoke' && <RevokeCalendar onClose={() => setAsking(undefined)} />}
      {url !== undefined && (
        <ShownOnce
          title={t('notices.calendarTitle')}
          warning={t('notices.calendarWarning')}
          label={t('notices.calendarAddress')}
          value={url}
          onClose={() => setUrl(undefined)}
        />
      )}
    </Section>
  )
}

const RevokeCalendar = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const revoke = useDo('notices.revokeCalendar', { stale: ['notices.read'] })
  return (
    <ConfirmDialog
      title={t('notices.revokeTitle')}
      action={t('notices.revokeCalendar')}
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({}, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t('losses.notices_revokeCalendar')}</p>
    </ConfirmDialog>
  )
}
