import { Button, Input, MessageBar, MessageBarBody } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogActions } from '../frame/dialog.tsx'
import { CopyButton } from './copy-button.tsx'
import styles from './shown-once.module.css'

interface Props {
  readonly title: string
  readonly warning: string
  readonly label: string
  readonly value: string
  readonly onClose: () => void
  /** How it is used, after the value. */
  readonly children?: ReactNode
}

/** Shows what cannot be read again: masked until it is asked for. */
export const ShownOnce = ({ title, warning, label, value, onClose, children }: Props) => {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  return (
    <Dialog title={title} isAlert onClose={onClose}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{warning}</MessageBarBody>
      </MessageBar>
      <div className={styles.secret}>
        <Input
          className={styles.value}
          type={isShown ? 'text' : 'password'}
          value={value}
          readOnly
          spellCheck={false}
          autoComplete="off"
          aria-label={label}
        />
        <Button onClick={() => setShown(!isShown)}>{t(isShown ? 'common.once.hide' : 'common.once.show')}</Button>
        <CopyButton value={value} thing={label} label={t('common.once.copy')} size="medium" appearance="primary" />
      </div>
      {children}
      <DialogActions>
        <Button onClick={onClose}>{t('common.once.stored')}</Button>
      </DialogActions>
    </Dialog>
  )
}
