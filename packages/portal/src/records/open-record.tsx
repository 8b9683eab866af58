import { Button, useAnnounce } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons/svg/delete'
import { EditRegular } from '@fluentui/react-icons/svg/edit'
import type { BusinessRecord } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { isFault } from '../faults/fault-text.ts'
import { useMayAct } from '../session/session.ts'
import { Waiting } from '../waiting/waiting.tsx'
import { Conflict } from './conflict.tsx'
import { RecordForm } from './record-form.tsx'
import { etagOf, recordNameOf } from './record-key.ts'
import styles from './record-panel.module.css'
import { RecordView, Related } from './record-view.tsx'
import { type RecordPlace, useRecord } from './use-record.ts'
import type { EntitySet } from './use-set.ts'

interface Props {
  readonly place: RecordPlace
  readonly recordKey: string
  readonly schema: EntitySet
  readonly isEditing: boolean
  readonly onEdit: (isEditing: boolean) => void
  readonly onGone: () => void
}

/** One record: to read, or to change. */
export const OpenRecord = (props: Props) => {
  const record = useQuery(ask('records.read', { ...props.place, key: props.recordKey }))
  return (
    <Waiting query={record} shape="form">
      {(data) => <Loaded {...props} record={data} />}
    </Waiting>
  )
}

const Loaded = (props: Props & { record: BusinessRecord }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const { place, recordKey, isEditing, onEdit } = props
  const writing = useRecord(place, recordKey, () => {
    announce(t('records.saved'))
    onEdit(false)
  })
  const mode = writing.dispute ? 'dispute' : isEditing ? 'edit' : 'read'
  // What had the focus is gone when the panel turns: it goes to the panel, from where Escape and Tab work.
  const content = useRef<HTMLDivElement>(null)
  const shown = useRef(mode)
  useEffect(() => {
    if (shown.current === mode) return
    shown.current = mode
    content.current?.focus()
  }, [mode])
  return (
    <div ref={content} tabIndex={-1} className={styles.content}>
      {mode === 'read' ? <Reading {...props} writing={writing} /> : <Writing {...props} writing={writing} />}
    </div>
  )
}

type LoadedProps = Props & { readonly record: BusinessRecord; readonly writing: ReturnType<typeof useRecord> }

const Writing = ({ schema, record, writing: { update, dispute, drop }, onEdit }: LoadedProps) => {
  // What was read when the editing began; a newer version that arrives meanwhile must not pass for it.
  const [before] = useState(record)
  if (dispute)
    return (
      <Conflict
        {...dispute}
        properties={schema.properties}
        isBusy={update.isPending}
        onSave={(changes) => update.mutate({ before: dispute.theirs, changes })}
        onDrop={drop}
      />
    )
  return (
    <RecordForm
      properties={schema.properties}
      record={before}
      isBusy={update.isPending}
      error={isFault(update.error, 'bc.record_changed') ? null : update.error}
      onSubmit={(changes) => update.mutate({ before, changes })}
      onCancel={() => {
        update.reset()
        onEdit(false)
      }}
    />
  )
}

const Reading = ({ place, recordKey, schema, record, writing: { remove }, onEdit, onGone }: LoadedProps) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const name = recordNameOf(schema.properties, record)
  const removeIt = () =>
    remove.mutate(
      { ...place, key: recordKey, ifMatch: etagOf(record) },
      {
        onSuccess: () => {
          announce(t('records.deleted', { name }))
          onGone()
        },
      },
    )
  return (
    <div className={styles.form}>
      <h3 className={styles.name}>{name}</h3>
      <Actions
        schema={schema}
        name={name || recordKey}
        isBusy={remove.isPending}
        error={remove.error}
        onEdit={() => onEdit(true)}
        onDelete={removeIt}
      />
      <RecordView schema={schema} record={record} />
      <Related connectionId={place.connectionId} schema={schema} recordKey={recordKey} company={place.companyId} />
    </div>
  )
}

interface ActionProps {
  readonly schema: EntitySet
  readonly name: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly onEdit: () => void
  readonly onDelete: () => void
}

const Actions = ({ schema, name, isBusy, error, onEdit, onDelete }: ActionProps) => {
  const { t } = useTranslation()
  const mayAct = useMayAct()
  const [isAsking, setAsking] = useState(false)
  const mayUpdate = mayAct && schema.allows.includes('update')
  const mayDelete = mayAct && schema.allows.includes('delete')
  if (!mayUpdate && !mayDelete) return <p className={styles.note}>{mayAct && t('records.cannotWrite')}</p>
  return (
    <div className={styles.actions}>
      {mayUpdate && (
        <Button icon={<EditRegular />} appearance="primary" onClick={onEdit}>
          {t('records.edit')}
        </Button>
      )}
      {mayDelete && (
        <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
          {t('records.delete')}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t('records.deleteTitle', { name })}
          action={t('records.delete')}
          isBusy={isBusy}
          error={error}
          onConfirm={onDelete}
          onClose={() => setAsking(false)}
        >
          <p>{t('losses.records_delete')}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
