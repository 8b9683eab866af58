import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../faults/failure.tsx'
import { Dialog, DialogActions } from '../frame/dialog.tsx'
import styles from './confirm-dialog.module.css'

interface Props {
  readonly title: string
  /** Says what will be gone. */
  readonly children: ReactNode
  /** A verb: what the button does. */
  readonly action: string
  /** Has to be typed first; for what cannot be undone. */
  readonly typeName?: string
  readonly isBusy: boolean
  readonly error?: unknown
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is lost. The safe way out has the focus. */
export const ConfirmDialog = ({ title, children, action, typeName, isBusy, error, onConfirm, onClose }: Props) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const mayGo = typeName === undefined || typed.trim() === typeName.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (mayGo && !isBusy) onConfirm()
  }
  return (
    <Dialog title={title} isAlert onClose={onClose}>
      <form onSubmit={submit}>
        {children}
        {typeName !== undefined && (
          <Field label={t('common.typeName', { name: typeName })}>
            <Input value={typed} autoComplete="off" onChange={(_, { value }) => setTyped(value)} />
          </Field>
        )}
        {error !== undefined && error !== null && <Failure error={error} />}
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" appearance="primary" className={styles.danger} disabled={!mayGo || isBusy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
