import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down'
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up'
import type { BusinessRecord, PropertyView } from '@landbridge/contract'
import { type ColumnDef, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from './columns.ts'
import styles from './record-grid.module.css'
import { isNumber, shownValue } from './values.ts'

interface Props {
  readonly label: string
  readonly properties: readonly PropertyView[]
  readonly columns: readonly string[]
  readonly records: readonly BusinessRecord[]
  readonly order: Order | undefined
  /** Shows that newer records are on their way. */
  readonly isStale: boolean
  readonly keyOf: (record: BusinessRecord) => string | undefined
  readonly opened: string | undefined
  readonly onSort: (property: string) => void
  readonly onOpen: (key: string) => void
}

/** Gives the focus to the row of a record, or to the grid where the record is not on the page. */
export const focusRow = (key: string) => {
  const row = document.querySelector<HTMLElement>(`[data-record="${CSS.escape(key)}"]`)
  const place = row ?? document.querySelector<HTMLElement>('[data-grid]')
  place?.focus()
}

/** One page of records. The first cell of a row is a button that opens the record; so is the row for the mouse. */
export const RecordGrid = (props: Props) => {
  const { label, properties, columns, records, order, isStale, keyOf, opened, onSort, onOpen } = props
  const { t } = useTranslation()
  const definitions = useMemo<ColumnDef<BusinessRecord>[]>(() => {
    const words = { yes: t('common.yes'), no: t('common.no') }
    return columns.flatMap((name) => {
      const property = properties.find((each) => each.name === name)
      if (property === undefined) return []
      return {
        id: name,
        accessorFn: (record) => shownValue(property, record[name], words),
        meta: { property },
      }
    })
  }, [columns, properties, t])
  const table = useReactTable({
    data: records as BusinessRecord[],
    columns: definitions,
    getCoreRowModel: getCoreRowModel(),
    getRowId: (record, index) => keyOf(record) ?? String(index),
    manualSorting: true,
    manualPagination: true,
    manualFiltering: true,
  })
  const propertyOf = (id: string) => properties.find((each) => each.name === id)

  return (
    // The grid is wider than the window may be: it can be scrolled, so it can be reached by the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.frame} tabIndex={0} data-grid aria-label={label} data-stale={isStale || undefined}>
      <table className={styles.grid} aria-label={label} aria-busy={isStale}>
        <thead>
          <tr>
            {table.getFlatHeaders().map(({ id }) => (
              <Header key={id} property={propertyOf(id)} name={id} order={order} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => {
            const key = keyOf(row.original)
            return (
              // The button in the first cell does the same for the keyboard.
              <tr
                key={row.id}
                data-opened={(key !== undefined && key === opened) || undefined}
                onClick={key === undefined ? undefined : () => onOpen(key)}
              >
                {row.getVisibleCells().map((cell, index) => {
                  const property = propertyOf(cell.column.id)
                  const text = String(cell.getValue())
                  return (
                    <td key={cell.id} data-number={(property && isNumber(property)) || undefined} title={text}>
                      {index === 0 && key !== undefined ? (
                        <button
                          type="button"
                          className={styles.open}
                          data-record={key}
                          aria-label={t('records.open', { name: text })}
                        >
                          {text || key}
                        </button>
                      ) : (
                        flexRender(text, cell.getContext())
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface HeaderProps {
  readonly property: PropertyView | undefined
  readonly name: string
  readonly order: Order | undefined
  readonly onSort: (property: string) => void
}

const Header = ({ property, name, order, onSort }: HeaderProps) => {
  const { t } = useTranslation()
  const isSorted = order?.property === name
  const direction = isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none'
  const Arrow = direction === 'descending' ? ArrowDownRegular : ArrowUpRegular
  return (
    <th scope="col" data-number={(property && isNumber(property)) || undefined} aria-sort={direction}>
      {property?.filterable ? (
        <button
          type="button"
          className={styles.sort}
          title={t('records.sortBy', { property: name })}
          onClick={() => onSort(name)}
        >
          {name}
          {isSorted && <Arrow className={styles.arrow} />}
        </button>
      ) : (
        name
      )}
    </th>
  )
}
