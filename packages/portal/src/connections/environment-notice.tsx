import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Moment } from '../time/moment.tsx'

type Notice = NonNullable<Connection['environmentNotice']>

/** What became of the environment, and the way to say which one it is. */
export const EnvironmentNotice = ({ connection, notice }: { connection: Connection; notice: Notice }) => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const [isAsking, setAsking] = useState(false)
  const mayConfirm = mayAdminister && notice.choices.length > 0
  return (
    <>
      <MessageBar intent={notice.needsAttention ? 'error' : 'info'} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {t(notice.stopsWrites ? 'connections.writesStopped' : 'connections.noticeTitle')}
          </MessageBarTitle>{' '}
          {notice.what} {notice.stopsWrites && notice.choices.length > 0 && `${t('connections.writesStoppedAbout')} `}
          {t('connections.noticed')} <Moment at={notice.since} />.
        </MessageBarBody>
        {mayConfirm && (
          <MessageBarActions>
            <Button onClick={() => setAsking(true)}>{t('connections.whichEnvironment')}</Button>
          </MessageBarActions>
        )}
      </MessageBar>
      {isAsking && <WhichEnvironment connection={connection} notice={notice} onClose={() => setAsking(false)} />}
    </>
  )
}

const WhichEnvironment = ({
  connection,
  notice,
  onClose,
}: {
  connection: Connection
  notice: Notice
  onClose: () => void
}) => {
  const { t } = useTranslation()
  // Between several the person decides; nothing is suggested.
  const [chosen, setChosen] = useState(notice.choices.length === 1 ? notice.choices[0]?.name : undefined)
  const [isMissing, setMissing] = useState(false)
  const confirm = useDo('connections.confirmEnvironment', { stale: ['connections.read', 'connections.list'] })
  return (
    <ConfirmDialog
      title={t('connections.whichTitle', { name: connection.name })}
      action={t('connections.goOn')}
      isBusy={confirm.isPending}
      error={confirm.error}
      onConfirm={() => {
        if (chosen === undefined) setMissing(true)
        else confirm.mutate({ connectionId: connection.id, environment: chosen }, { onSuccess: onClose })
      }}
      onClose={onClose}
    >
      <p>{notice.what}</p>
      <ChooseOne
        label={t('connections.whichOne')}
        value={chosen}
        error={isMissing && chosen === undefined ? t('connections.whichNeeded') : undefined}
        onChange={setChosen}
        options={notice.choices.map(({ name, type }) => ({ value: name, label: name, detail: type }))}
      />
      <p>{t('connections.whichAbout')}</p>
    </ConfirmDialog>
  )
}
