import type { CompanyData } from '../company-data.ts'
import { cell } from '../data/layouts.ts'
import type { Values } from '../data/rows.ts'
import type { Row, Value } from '../data/values.ts'
import { mustHaveValue, ruleBroken } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { booksOf, read, rowsWith } from './rows.ts'

/** A value of a setup table that has one row; what a new company has where nobody has set it up. */
export const setting = (scope: Scope, table: string, column: string): Value => {
  const { layout, all } = booksOf(scope).data.table(table)
  const at = layout.at.get(column)!
  return (all()[0] ?? layout.blanks)[at]!
}

export const isOn = (scope: Scope, table: string, column: string): boolean => setting(scope, table, column) === true

/** Id of a setup row that no seed has made; each such table has one row. */
const onlyRow = '5e7f0000-0000-4000-8000-000000000001'

/**
 * Turns switches of a company that only its client has pages for: `Email Account`, `Inventory Setup` and the like.
 *
 * @param columns Undefined takes the only row away, for example the e-mail account.
 */
export const changeSetup = (data: CompanyData, table: string, columns: Values | undefined): void => {
  const stored = data.table(table)
  const { at, blanks } = stored.layout
  const [old] = stored.all()
  if (columns === undefined) {
    for (const row of [...stored.all()]) stored.remove(row)
    return
  }
  const next = [...(old ?? blanks)]
  for (const [column, value] of Object.entries(columns)) {
    const position = at.get(column)
    if (position === undefined) throw new TypeError(`The table "${table}" has no column "${column}".`)
    next[position] = value
  }
  if (old === undefined) next[cell.id] = onlyRow
  next[cell.version] = data.nextVersion()
  if (old === undefined) stored.insert(next)
  else stored.replace(old, next)
}

const keyText = (key: Values): string =>
  Object.entries(key)
    .map(([column, value]) => `${column}=${String(value)}`)
    .join(', ')

/**
 * The account that a combination of posting groups leads to.
 *
 * @throws Refusal Where a group is blank, the combination is not set up, or it has no account.
 */
export const accountFor = (scope: Scope, table: string, key: Values, column: string): string => {
  const found = setupRow(scope, table, key)
  const account = String(read(scope, table, found, column))
  if (account === '') throw mustHaveValue(column, table, keyText(key))
  return account
}

/** The row of a setup table for these groups. @throws Refusal Where there is none. */
export const setupRow = (scope: Scope, table: string, key: Values): Row => {
  const [found] = rowsWith(scope, table, key)
  if (found === undefined)
    throw ruleBroken(`The ${table} does not exist. Identification fields and values: ${keyText(key)}`)
  return found
}

/** What a template gives new records of a kind that the API makes, by column. */
export const templateOf = (scope: Scope, master: string): ReadonlyMap<string, string> => {
  const table = 'Config. Tmpl. Selection Rules'
  return new Map(
    rowsWith(scope, table, { Master: master }).map((row) => [
      String(read(scope, table, row, 'Column')),
      String(read(scope, table, row, 'Value')),
    ]),
  )
}
