import { Button } from '@fluentui/react-components'
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './dialog.module.css'

interface Props {
  readonly title: string
  /** It asks before something is lost: only its own buttons and Escape close it. */
  readonly isAlert?: boolean
  readonly onClose: () => void
  /** The content, and at its end `DialogActions`. */
  readonly children: ReactNode
}

/**
 * The browser's own modal dialog: what is behind it can be neither reached nor heard, Escape closes it, and the focus
 * goes back to where it was. It is open as long as it is rendered.
 */
export const Dialog = ({ title, isAlert = false, onClose, children }: Props) => {
  const heading = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the element leaves the page, so that the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const clickBehind = (event: MouseEvent) => {
    if (!isAlert && event.target === dialog.current) onClose()
  }
  return (
    // A click behind it is a short cut for the mouse; Escape does the same.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <dialog
      ref={dialog}
      className={styles.dialog}
      role={isAlert ? 'alertdialog' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={clickBehind}
    >
      <div className={styles.body}>
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  )
}

/** The buttons at the end of a dialog. */
export const DialogActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>

interface FormActionsProps {
  /** A verb: what sending the form does. */
  readonly action: string
  readonly isBusy: boolean
  readonly onClose: () => void
}

/** The buttons at the end of a dialog that is a form. */
export const FormActions = ({ action, isBusy, onClose }: FormActionsProps) => {
  const { t } = useTranslation()
  return (
    <DialogActions>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
        {action}
      </Button>
    </DialogActions>
  )
}
