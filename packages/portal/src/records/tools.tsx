import { Button, Select } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons/svg/add'
import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { useMayAct } from '../session/session.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { gridProperties } from './columns.ts'
import styles from './records-tab.module.css'
import { SetPicker } from './set-picker.tsx'
import type { EntitySet } from './use-set.ts'
import type { Way } from './use-way.ts'

interface Props {
  readonly connection: Connection
  readonly schema: EntitySet
  readonly company: string | undefined
  readonly columns: readonly string[]
  readonly way: Way
}

/** Entity set, company, columns, and a new record. */
export const Tools = ({ connection, schema, company, columns, way: { search, choose, show } }: Props) => {
  const { t } = useTranslation()
  const mayCreate = useMayAct() && schema.allows.includes('create')
  return (
    <>
      <div className={styles.tools}>
        <SetPicker connectionId={connection.id} integrationId={connection.integrationId} set={schema.set} />
        {company !== undefined && (
          <Select
            aria-label={t('records.company')}
            value={company}
            onChange={(_, { value }) => choose({ company: value, record: undefined, panel: undefined })}
          >
            {connection.companies.map((each) => (
              <option key={each.id} value={each.id}>
                {each.displayName || each.name}
              </option>
            ))}
          </Select>
        )}
        <span className={styles.space} />
        <ColumnChooser
          properties={gridProperties(schema.properties)}
          shown={columns}
          onChange={(chosen) => choose({ columns: chosen?.join(',') })}
        />
        {mayCreate && (
          <Button appearance="primary" icon={<AddRegular />} onClick={() => show({ panel: 'new', record: undefined })}>
            {t('records.newRecord')}
          </Button>
        )}
      </div>
      <p className={styles.about}>
        {schema.about}
        {search.parent !== undefined && (
          <>
            {' '}
            <code className={styles.parent}>{search.parent}</code>
          </>
        )}
      </p>
    </>
  )
}
