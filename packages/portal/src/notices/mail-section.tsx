import { Button, MessageBar, MessageBarBody, useAnnounce } from '@fluentui/react-components'
import type { Recipient } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { kindTitle } from '../events/kinds.ts'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'
import table from '../frame/table.module.css'
import { focusPanel } from '../frame/tabs.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { languages } from '../words/language.ts'
import own from './notices.module.css'
import { RecipientDialog } from './recipient-dialog.tsx'

/** Who is told by mail. */
export const MailSection = () => {
  const { t } = useTranslation()
  const notices = useQuery(ask('notices.read', {}))
  const [editing, setEditing] = useState<Recipient | 'new'>()
  return (
    <Section title={t('notices.mail')} about={t('notices.mailAbout')}>
      <Waiting query={notices} shape="table">
        {({ mail }) => (
          <>
            {!mail.sends && (
              <MessageBar intent="warning" layout="multiline">
                <MessageBarBody>{t('notices.mailOff')}</MessageBarBody>
              </MessageBar>
            )}
            <div>
              <Button onClick={() => setEditing('new')}>{t('notices.addRecipient')}</Button>
            </div>
            {mail.recipients.length === 0 ? (
              <Empty title={t('notices.noRecipients')} about={t('notices.noRecipientsAbout')} />
            ) : (
              <Recipients recipients={mail.recipients} sends={mail.sends} onEdit={setEditing} />
            )}
          </>
        )}
      </Waiting>
      {editing !== undefined && (
        <RecipientDialog recipient={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </Section>
  )
}

interface RecipientsProps {
  readonly recipients: readonly Recipient[]
  readonly sends: boolean
  readonly onEdit: (recipient: Recipient) => void
}

const Recipients = ({ recipients, sends, onEdit }: RecipientsProps) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const [removing, setRemoving] = useState<Recipient>()
  const [tested, setTested] = useState<string>()
  const test = useDo('notices.testMail')
  const tryIt = ({ id, address }: Recipient) =>
    test.mutate(
      { recipientId: id },
      {
        onSuccess: () => {
          const said = t('notices.mailTaken', { address })
          setTested(said)
          announce(said)
        },
        onError: () => setTested(undefined),
      },
    )
  return (
    <>
      <table className={table.table} aria-label={t('notices.recipients')}>
        <thead>
          <tr>
            <th scope="col">{t('notices.address')}</th>
            <th scope="col">{t('notices.toldOf')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {recipients.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                {each.address}
                <span className={table.second}>{languages[each.language]}</span>
              </th>
              <td data-label={t('notices.toldOf')}>
                <span>
                  {t(`notices.leastOf.${each.least}`)}
                  {each.kinds && (
                    <span className={table.second}>{each.kinds.map((kind) => kindTitle(t, kind)).join(', ')}</span>
                  )}
                </span>
              </td>
              <td className={table.action}>
                <div className={own.actions}>
                  {sends && (
                    <Button
                      size="small"
                      disabledFocusable={test.isPending}
                      aria-label={t('notices.testNamed', { name: each.address })}
                      onClick={() => tryIt(each)}
                    >
                      {t('notices.test')}
                    </Button>
                  )}
                  <Button
                    size="small"
                    aria-label={t('notices.changeNamed', { name: each.address })}
                    onClick={() => onEdit(each)}
                  >
                    {t('notices.change')}
                  </Button>
                  <Button
                    size="small"
                    aria-label={t('notices.removeNamed', { name: each.address })}
                    onClick={() => setRemoving(each)}
                  >
                    {t('notices.remove')}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {tested !== undefined && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{tested}</MessageBarBody>
        </MessageBar>
      )}
      {test.isError && <Failure error={test.error} />}
      {removing && <RemoveRecipient recipient={removing} onClose={() => setRemoving(undefined)} />}
    </>
  )
}

const RemoveRecipient = ({ recipient: { id, address }, onClose }: { recipient: Recipient; onClose: () => void }) => {
  const { t } = useTranslation()
  const remove = useDo('notices.removeRecipient', { stale: ['notices.read'] })
  const confirm = () =>
    remove.mutate(
      { recipientId: id },
      {
        onSuccess: () => {
          onClose()
          requestAnimationFrame(focusPanel)
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('notices.removeTitle', { name: address })}
      action={t('notices.remove')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('losses.notices_removeRecipient')}</p>
    </ConfirmDialog>
  )
}
