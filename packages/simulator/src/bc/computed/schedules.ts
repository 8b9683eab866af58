import type { Books } from '../data/books.ts'
import { valueIn } from '../data/books.ts'
import type { Row } from '../data/values.ts'

/** Where a line takes its amount from: numbers of accounts, and -1 where credits are shown as positive. */
export interface Part {
  readonly from: string
  readonly to: string
  readonly sign: 1 | -1
}

/** One line of a statement, in the words of the page: a header shows no amount, a spacer shows nothing at all. */
export interface ScheduleLine {
  readonly type: 'header' | 'detail' | 'total' | 'spacer'
  readonly display: string
  readonly indentation: number
  /** Nothing for headers and spacers. */
  readonly parts: readonly Part[]
  /** `change`: within the days asked for; `start`: before the first of them; `end`: up to the last of them. */
  readonly of: 'change' | 'start' | 'end'
}

const spacer: ScheduleLine = { type: 'spacer', display: '', indentation: 0, parts: [], of: 'end' }

const accounts = 'G/L Account'
const lastNumber = '\uffff'

interface Account {
  readonly number: string
  readonly name: string
  readonly type: string
}

/** The chart of accounts between two numbers, in order. */
const chartOf = (books: Books, from: string, to: string): Account[] => {
  const text = (row: Row, column: string): string => String(valueIn(books, accounts, row, column))
  return books.data
    .table(accounts)
    .all()
    .map((row) => ({ number: text(row, 'No.'), name: text(row, 'Name'), type: text(row, 'API Account Type') }))
    .filter(({ number }) => number >= from && number < to)
}

/** The accounts themselves as lines: what begins a total is its header, what ends it the total. */
const linesOfChart = (books: Books, from: string, to: string, sign: 1 | -1, of: ScheduleLine['of']): ScheduleLine[] => {
  const open: string[] = []
  const lines: ScheduleLine[] = []
  for (const { number, name, type } of chartOf(books, from, to)) {
    if (type === 'Begin_x002D_Total') {
      lines.push({ type: 'header', display: name, indentation: open.length, parts: [], of })
      open.push(number)
    } else if (type === 'End_x002D_Total') {
      const begin = open.pop() ?? number
      lines.push({
        type: 'total',
        display: name,
        indentation: open.length,
        parts: [{ from: begin, to: number, sign }],
        of,
      })
    } else if (type === 'Posting')
      lines.push({
        type: 'detail',
        display: name,
        indentation: open.length,
        parts: [{ from: number, to: number, sign }],
        of,
      })
  }
  return lines
}

const line = (
  type: 'detail' | 'total',
  display: string,
  parts: readonly (readonly [from: string, to: string, sign: 1 | -1])[],
  of: ScheduleLine['of'] = 'change',
  indentation = type === 'detail' ? 1 : 0,
): ScheduleLine => ({
  type,
  display,
  indentation,
  parts: parts.map(([from, to, sign]) => ({ from, to, sign })),
  of,
})

const header = (display: string): ScheduleLine => ({ type: 'header', display, indentation: 0, parts: [], of: 'end' })

// The first digit of an account says what it is: assets, liabilities, equity, then income, cost and expenses.
const result = ['5', lastNumber, -1] as const

const balanceSheet = (books: Books): ScheduleLine[] => [
  ...linesOfChart(books, '1', '2', 1, 'end'),
  spacer,
  ...linesOfChart(books, '2', '3', -1, 'end'),
  spacer,
  ...linesOfChart(books, '3', '4', -1, 'end'),
  line('detail', 'Income that is not closed yet', [result], 'end', 0),
  line('total', 'Liabilities and equity, total', [['2', '4', -1], result], 'end'),
]

const incomeStatement = (books: Books): ScheduleLine[] => [
  ...linesOfChart(books, '5', '6', -1, 'change'),
  spacer,
  ...linesOfChart(books, '6', '7', 1, 'change'),
  line('total', 'Gross profit', [['5', '7', -1]]),
  spacer,
  ...linesOfChart(books, '7', '8', 1, 'change'),
  line('total', 'Net income', [result]),
]

const cash = ['171', '18', 1] as const

const cashFlow = (): ScheduleLine[] => [
  header('Operating activities'),
  line('detail', 'Net income', [result]),
  line('detail', 'Goods in store', [['15', '16', -1]]),
  line('detail', 'Receivables', [['16', '171', -1]]),
  line('detail', 'Payables and other short-term debts', [['22', '3', -1]]),
  line('total', 'Net cash from operating activities', [result, ['15', '171', -1], ['22', '3', -1]]),
  spacer,
  header('Investing activities'),
  line('detail', 'Fixed assets', [['1', '15', -1]]),
  line('total', 'Net cash from investing activities', [['1', '15', -1]]),
  spacer,
  header('Financing activities'),
  line('detail', 'Loans', [['2', '22', -1]]),
  line('detail', 'Equity', [['3', '5', -1]]),
  line('total', 'Net cash from financing activities', [
    ['2', '22', -1],
    ['3', '5', -1],
  ]),
  spacer,
  line('total', 'Net change of cash', [cash]),
  line('detail', 'Cash at the beginning', [cash], 'start', 0),
  line('total', 'Cash at the end', [cash], 'end'),
]

const earned = [result, ['312', '314', -1]] as const

const retainedEarnings = (): ScheduleLine[] => [
  header('Retained earnings'),
  line('detail', 'Retained earnings at the beginning', earned, 'start'),
  line('detail', 'Net income', [result]),
  line('detail', 'Dividends and other movements', [['312', '314', -1]]),
  line('total', 'Retained earnings at the end', earned, 'end'),
]

/**
 * The lines of each statement. In Business Central they are account schedules that the general ledger setup names; a
 * company here has those that go with its chart of accounts.
 */
export const schedules: Readonly<Record<string, (books: Books) => readonly ScheduleLine[]>> = {
  balanceSheets: balanceSheet,
  incomeStatements: incomeStatement,
  cashFlowStatements: cashFlow,
  retainedEarningsStatements: retainedEarnings,
}
