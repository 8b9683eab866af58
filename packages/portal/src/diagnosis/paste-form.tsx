import { Button, Field, Select, Spinner, Textarea } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './diagnosis.module.css'

interface Props {
  readonly initial: { readonly text: string; readonly connectionId?: string | undefined }
  /** To choose from; none where the connection is known. */
  readonly connections?: readonly Connection[] | undefined
  readonly isBusy: boolean
  readonly onStart: (asked: { readonly text?: string; readonly connectionId?: string }) => void
}

/** A box for whatever failed, and where it failed if that is known. */
export const PasteForm = ({ initial, connections, isBusy, onStart }: Props) => {
  const { t } = useTranslation()
  const [text, setText] = useState(initial.text)
  const [connectionId, setConnection] = useState(initial.connectionId ?? '')
  const [isMissing, setMissing] = useState(false)
  const needsText = connections !== undefined && connectionId === ''
  const start = (event: FormEvent) => {
    event.preventDefault()
    const given = text.trim()
    setMissing(needsText && given === '')
    if (isBusy || (needsText && given === '')) return
    onStart({ ...(given !== '' && { text: given }), ...(connectionId !== '' && { connectionId }) })
  }
  return (
    <form className={styles.form} onSubmit={start}>
      <Field
        label={t('diagnosis.text')}
        className={styles.text}
        validationMessage={isMissing ? t('diagnosis.textNeeded') : null}
      >
        <Textarea
          value={text}
          resize="vertical"
          spellCheck={false}
          autoComplete="off"
          maxLength={100_000}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
      {connections !== undefined && connections.length > 0 && (
        <Field label={t('diagnosis.connection')} hint={t('diagnosis.connectionHint')}>
          <Select value={connectionId} onChange={(_, { value }) => setConnection(value)}>
            <option value="">{t('diagnosis.noConnection')}</option>
            {connections.map(({ id, name, linkedAccount }) => (
              <option key={id} value={id}>
                {name === linkedAccount.name ? name : `${name} – ${linkedAccount.name}`}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          appearance="primary"
          disabledFocusable={isBusy}
          {...(isBusy ? { icon: <Spinner size="tiny" /> } : {})}
        >
          {t('diagnosis.start')}
        </Button>
      </div>
    </form>
  )
}
