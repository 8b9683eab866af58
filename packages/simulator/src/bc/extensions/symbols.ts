/** A table that an extension brings. */
export interface TableFact {
  readonly id: number
  readonly name: string
  readonly fields: readonly string[]
}

interface Symbols {
  readonly Tables?: unknown
  readonly Namespaces?: unknown
}

const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []

const tableOf = ({ Id, Name, Fields }: Record<string, unknown>): TableFact => ({
  id: Number(Id) || 0,
  name: String(Name),
  fields: listOf(Fields).map((field) => String(field.Name)),
})

/** Tables stand below the module itself, and below its name spaces, which hold others. */
const tablesIn = (symbols: Symbols, depth = 0): TableFact[] =>
  depth > 20
    ? []
    : [
        ...listOf(symbols.Tables).map(tableOf),
        ...listOf(symbols.Namespaces).flatMap((each) => tablesIn(each as Symbols, depth + 1)),
      ]

/** The tables that `SymbolReference.json` names; undefined where it cannot be read, and then nothing is concluded. */
export const readTables = (text: string): TableFact[] | undefined => {
  try {
    const symbols: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return typeof symbols === 'object' && symbols !== null ? tablesIn(symbols) : undefined
  } catch {
    return undefined
  }
}
