import { useAnnounce } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { RecordForm } from './record-form.tsx'
import { recordKeyOf } from './record-key.ts'
import type { RecordPlace } from './use-record.ts'
import type { EntitySet } from './use-set.ts'

interface Props {
  readonly place: RecordPlace
  readonly parent: string | undefined
  readonly schema: EntitySet
  readonly onMade: (key: string | undefined) => void
  readonly onCancel: () => void
}

/** A new record, from the schema of its entity set. */
export const NewRecord = ({ place, parent, schema, onMade, onCancel }: Props) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const create = useDo('records.create', { stale: ['records.list'] })
  return (
    <RecordForm
      properties={schema.properties}
      record={undefined}
      isBusy={create.isPending}
      error={create.error}
      onCancel={onCancel}
      onSubmit={(record) =>
        create.mutate(
          { ...place, record, ...(parent && { parent }) },
          {
            onSuccess: (made) => {
              announce(t('records.created'))
              onMade(recordKeyOf(schema.key, made))
            },
          },
        )
      }
    />
  )
}
