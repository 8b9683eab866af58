import { useAnnounce } from '@fluentui/react-components'
import type { Integration } from '@landbridge/contract'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'

interface Props {
  readonly integration: Integration
  readonly onClose: () => void
}

export const DeleteIntegration = ({ integration, onClose }: Props) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const navigate = useNavigate()
  const remove = useDo('integrations.delete', { stale: ['integrations.list', 'setup.list'] })
  const { id, name } = integration
  const confirm = () =>
    remove.mutate(
      { integrationId: id },
      {
        onSuccess: () => {
          announce(t('integrations.deleted', { name }))
          onClose()
          void navigate({ to: '/integrations' })
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('integrations.deleteTitle', { name })}
      action={t('common.delete')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('losses.integrations_delete')}</p>
    </ConfirmDialog>
  )
}
