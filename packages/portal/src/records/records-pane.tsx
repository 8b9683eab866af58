import type { Connection } from '@landbridge/contract'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure } from '../faults/failure.tsx'
import type { RecordsSearch } from '../search.ts'
import { Empty } from '../waiting/empty.tsx'
import { Shape } from '../waiting/shape.tsx'
import { useDelayed } from '../waiting/use-delayed.ts'
import { chosenColumns, gridProperties, nextOrder, readOrder, usualColumns } from './columns.ts'
import { FilterBar } from './filter-bar.tsx'
import { Paging } from './paging.tsx'
import { RecordGrid } from './record-grid.tsx'
import { recordKeyOf } from './record-key.ts'
import styles from './records-tab.module.css'
import { Tools } from './tools.tsx'
import { usePages, usualTop } from './use-pages.ts'
import type { EntitySet } from './use-set.ts'
import type { Way } from './use-way.ts'

interface Props {
  readonly connection: Connection
  readonly schema: EntitySet
  readonly way: Way
}

/** Which records, and a page of them. */
export const RecordsPane = ({ connection, schema, way }: Props) => {
  const { t } = useTranslation()
  const { search, choose, show } = way
  const { set } = schema
  const pages = usePages({ connectionId: connection.id, set }, search)
  const properties = gridProperties(schema.properties)
  // The usual columns follow from the first records that came, and then stay.
  const [usual, setUsual] = useState<string[]>()
  if (usual === undefined && pages.records.length > 0) setUsual(usualColumns(properties, pages.records))
  const columns = chosenColumns(properties, search.columns) ?? usual ?? usualColumns(properties, [])
  const order = readOrder(search.orderBy)
  const filter = search.filter ?? ''
  const company = connection.companies.find((each) => each.id === search.company) ?? connection.companies[0]

  return (
    <>
      <Tools connection={connection} schema={schema} company={company?.id} columns={columns} way={way} />
      <FilterBar
        properties={schema.properties}
        filter={filter}
        onFilter={(text) => choose({ filter: text === '' ? undefined : text })}
      />
      <Shown
        pages={pages}
        emptyAbout={t('records.emptyAbout', { company: company?.displayName ?? '', set })}
        isFiltered={filter !== ''}
      >
        <RecordGrid
          label={t('records.grid', { set })}
          properties={properties}
          columns={columns}
          records={pages.records}
          order={order}
          isStale={pages.query.isPlaceholderData}
          keyOf={(record) => recordKeyOf(schema.key, record)}
          opened={search.record}
          onSort={(property) => choose({ orderBy: nextOrder(order, property) })}
          onOpen={(record) => show({ record, panel: undefined })}
        />
      </Shown>
      <Paging
        page={pages.page}
        top={pages.top}
        shown={pages.records.length}
        count={pages.count}
        onFirst={() => choose({})}
        onPrevious={pages.previous && (() => show(pages.previous ?? {}))}
        onNext={pages.next && (() => show(pages.next ?? {}))}
        onTop={(top) => choose({ top: top === usualTop ? undefined : (top as RecordsSearch['top']) })}
        onReload={() => void pages.query.refetch()}
      />
    </>
  )
}

interface ShownProps {
  readonly pages: ReturnType<typeof usePages>
  readonly emptyAbout: string
  readonly isFiltered: boolean
  readonly children: ReactNode
}

/** The grid, or why there is none. */
const Shown = ({ pages: { query, records }, emptyAbout, isFiltered, children }: ShownProps) => {
  const { t } = useTranslation()
  const isLate = useDelayed(query.isPending)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <div className={styles.waiting}>{isLate && <Shape kind="table" />}</div>
  if (records.length > 0) return children
  return isFiltered ? (
    <Empty title={t('records.noMatch')} about={t('records.noMatchAbout')} />
  ) : (
    <Empty title={t('records.empty')} about={emptyAbout} />
  )
}
