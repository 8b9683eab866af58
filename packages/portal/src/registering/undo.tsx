import { Button } from '@fluentui/react-components'
import type { Registering, SetupStep } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { StepLeave } from '../setup/step-leave.tsx'
import styles from './registering.module.css'
import type { useRegistering } from './use-registering.ts'

interface Props {
  readonly data: Registering
  readonly step: SetupStep
  readonly undoing: ReturnType<typeof useRegistering>['undoing']
}

/** Takes back what was made; somebody has to be signed in for it. */
export const Undo = ({ data, step, undoing }: Props) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  if (data.signIn === null)
    return (
      <div className={styles.actions}>
        <p className={styles.why}>{t('registering.undoSignIn')}</p>
        <StepLeave step={step} label={t('registering.undoSignInAction')} isQuiet />
      </div>
    )
  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('registering.undo')}</Button>
      {isAsking && (
        <ConfirmDialog
          title={t('registering.undoTitle')}
          action={t('registering.undoAction')}
          isBusy={undoing.isPending}
          error={undoing.error}
          onConfirm={() => undoing.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        >
          <p>{t('losses.registering_undo')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
