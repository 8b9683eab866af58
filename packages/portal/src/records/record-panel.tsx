import { Button, Tooltip } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss'
import type { Connection } from '@landbridge/contract'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NewRecord } from './new-record.tsx'
import { OpenRecord } from './open-record.tsx'
import { focusRow } from './record-grid.tsx'
import styles from './record-panel.module.css'
import type { RecordPlace } from './use-record.ts'
import type { EntitySet } from './use-set.ts'
import type { Way } from './use-way.ts'

interface Props {
  readonly connection: Connection
  readonly schema: EntitySet
  readonly way: Way
}

/**
 * The record beside the grid: to read, to change, to make. What it shows stands in the address. It takes the focus when
 * it opens; Escape closes it and gives the focus back to the row.
 */
export const RecordPanel = ({ connection, schema, way: { search, show } }: Props) => {
  const { t } = useTranslation()
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const { record, panel, company, route } = search
  const isNew = panel === 'new'
  const place: RecordPlace = {
    connectionId: connection.id,
    set: schema.set,
    ...(route && { route }),
    ...(company && { companyId: company }),
  }
  const what = isNew ? 'new' : record
  useEffect(() => {
    if (what !== undefined) heading.current?.focus({ preventScroll: true })
  }, [what])
  const close = () => {
    show({ record: undefined, panel: undefined })
    if (record !== undefined) requestAnimationFrame(() => focusRow(record))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  return (
    <aside className={styles.panel} aria-labelledby={headingId} onKeyDown={onKey}>
      <header className={styles.header}>
        <h2 id={headingId} ref={heading} tabIndex={-1}>
          {isNew ? t('records.newNamed', { name: schema.name }) : schema.name}
        </h2>
        <Tooltip content={t('common.close')} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={close} />
        </Tooltip>
      </header>
      <div className={styles.body}>
        {isNew && (
          <NewRecord
            place={place}
            parent={search.parent}
            schema={schema}
            onMade={(key) => show({ panel: undefined, record: key })}
            onCancel={close}
          />
        )}
        {!isNew && record !== undefined && (
          <OpenRecord
            key={record}
            place={place}
            recordKey={record}
            schema={schema}
            isEditing={panel === 'edit'}
            onEdit={(isEditing) => show({ panel: isEditing ? 'edit' : undefined })}
            onGone={close}
          />
        )}
      </div>
    </aside>
  )
}
