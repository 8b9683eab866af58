import { Button } from '@fluentui/react-components'
import type { Setup } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'

export const Abandon = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const abandon = useDo('setup.abandon', { stale: ['setup.read', 'setup.list', 'integrations.list'] })
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('setup.abandon')}</Button>
      {isAsking && (
        <ConfirmDialog
          title={t('setup.abandonTitle', { name: setup.linkedAccount.name })}
          action={t('setup.abandonAction')}
          isBusy={abandon.isPending}
          error={abandon.error}
          onConfirm={() => abandon.mutate({ setupId: setup.id })}
          onClose={() => setAsking(false)}
        >
          <p>{setup.reconnects ? t('setup.abandonAgain') : t('losses.setup_abandon')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
