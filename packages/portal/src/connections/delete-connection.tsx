import { Button, useAnnounce } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { Section } from '../frame/section.tsx'

export const DeleteConnection = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const remove = useDo('connections.delete', { stale: ['connections.list', 'integrations.list'] })
  const confirm = () =>
    remove.mutate(
      { connectionId: connection.id },
      {
        onSuccess: () => {
          announce(t('connections.deleted', { name: connection.name }))
          void navigate({ to: '/connections', search: {} })
        },
      },
    )
  return (
    <Section title={t('connections.delete')} about={t('losses.connections_delete')}>
      <div>
        <Button onClick={() => setAsking(true)}>{t('connections.delete')}</Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('connections.deleteTitle', { name: connection.name })}
          action={t('common.delete')}
          typeName={connection.name}
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{t('losses.connections_delete')}</p>
        </ConfirmDialog>
      )}
    </Section>
  )
}
