import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ShortId } from '../copying/short-id.tsx'
import styles from './record-panel.module.css'
import type { EntitySet } from './use-set.ts'
import { isBlank, shownValue } from './values.ts'

interface Props {
  readonly schema: EntitySet
  readonly record: BusinessRecord
}

/** A record to read: what says something first, the empty properties folded away. */
export const RecordView = ({ schema, record }: Props) => {
  const { t } = useTranslation()
  const known = schema.properties.filter(({ name, kind }) => name in record && kind !== 'stream')
  const empty = known.filter((each) => isBlank(record[each.name]))
  const filled = known.filter((each) => !isBlank(record[each.name]))
  return (
    <div className={styles.view}>
      <Properties properties={filled} record={record} />
      {empty.length > 0 && (
        <details className={styles.empty}>
          <summary>{t('records.emptyFields', { count: empty.length })}</summary>
          <p>{empty.map((each) => each.name).join(', ')}</p>
        </details>
      )}
    </div>
  )
}

const Properties = ({ properties, record }: { properties: readonly PropertyView[]; record: BusinessRecord }) => {
  const { t } = useTranslation()
  const words = { yes: t('common.yes'), no: t('common.no') }
  return (
    <dl className={styles.properties}>
      {properties.map((property) => (
        <div key={property.name}>
          <dt>{property.name}</dt>
          <dd>
            {property.kind === 'guid' ? (
              <ShortId value={String(record[property.name])} thing={property.name} />
            ) : (
              shownValue(property, record[property.name], words)
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface RelatedProps {
  readonly connectionId: string
  readonly schema: EntitySet
  readonly recordKey: string
  readonly company: string | undefined
}

/** The parts of a record, each on a page of its own. */
export const Related = ({ connectionId, schema, recordKey, company }: RelatedProps) => {
  const { t } = useTranslation()
  const parts = schema.navigation.filter((each) => each.many)
  if (parts.length === 0) return null
  return (
    <nav className={styles.related} aria-label={t('records.related')}>
      <h3>{t('records.related')}</h3>
      <ul>
        {parts.map(({ name, to }) => (
          <li key={name}>
            <Link
              to="/connections/$connectionId/records/$set"
              params={{ connectionId, set: to }}
              search={{
                parent: `${schema.set}/${recordKey}/${name}`,
                ...(schema.route === 'automation' ? { route: schema.route } : {}),
                ...(company === undefined ? {} : { company }),
              }}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
