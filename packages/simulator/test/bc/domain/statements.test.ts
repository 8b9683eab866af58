import { beforeAll, describe, expect, test } from 'vitest'
import { type Face, startFace } from '../face.ts'

let face: Face
// biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
const rows = async (path: string): Promise<any[]> => (await face.get(path)).json.value
const round = (value: number): number => Math.round(value * 100) / 100 + 0

beforeAll(() => {
  face = startFace('demo', { ledgerEntries: 0 })
})

const names = ['balanceSheets', 'incomeStatements', 'cashFlowStatements', 'retainedEarningsStatements'] as const

describe.each(names)('%s', (set) => {
  test('come in the order of their lines, each of a known type and with the day', async () => {
    const lines = await rows(set)
    expect(lines.length).toBeGreaterThan(4)
    for (const [at, line] of lines.entries()) {
      expect(line.lineNumber).toBe((at + 1) * 10_000)
      expect(['header', 'detail', 'total', 'spacer']).toContain(line.lineType)
      expect(line.dateFilter).toBe('2026-11-20')
      if (line.lineType === 'header' || line.lineType === 'spacer') expect(line.balance ?? line.netChange).toBe(0)
    }
  })

  test('keep their ids, so that one line can be read by its own', async () => {
    const [first] = await rows(set)
    const { status, json } = await face.get(`${set}(${first.id})`)
    expect([status, json.lineNumber, json.display]).toEqual([200, 10_000, first.display])
    expect((await rows(set))[0].id).toBe(first.id)
  })

  test('can be asked for some days', async () => {
    const lines = await rows(`${set}?$filter=dateFilter ge 2026-01-01 and dateFilter le 2026-06-30`)
    expect(lines[0].dateFilter).toBe('2026-06-30')
    const amount = ({ balance, netChange }: { balance?: number; netChange?: number }) => balance ?? netChange
    expect(lines.map(amount)).not.toEqual((await rows(set)).map(amount))
  })

  test('cannot be written', async () => {
    expect((await face.call('POST', set, { body: {} })).status).toBe(405)
  })
})

const lineOf = async (set: string, display: string, query = '') =>
  (await rows(`${set}${query}`)).find((line) => line.display === display)

test.each(['', '?$filter=dateFilter le 2026-03-31', '?$filter=dateFilter eq 2025-12-31'])(
  'what is owned is what is owed%s',
  async (query) => {
    const assets = await lineOf('balanceSheets', 'Assets, total', query)
    const owed = await lineOf('balanceSheets', 'Liabilities and equity, total', query)
    expect(assets.balance).toBeGreaterThan(0)
    expect(owed.balance).toBe(assets.balance)
  },
)

test('the year begins on its first day, and net income is that of all statements', async () => {
  const net = await lineOf('incomeStatements', 'Net income')
  expect(net.netChange).not.toBe(0)
  expect((await lineOf('cashFlowStatements', 'Net income')).netChange).toBe(net.netChange)
  expect((await lineOf('retainedEarningsStatements', 'Net income')).netChange).toBe(net.netChange)
  const spelled = await lineOf(
    'incomeStatements',
    'Net income',
    '?$filter=dateFilter ge 2026-01-01 and dateFilter le 2026-11-20',
  )
  expect(spelled.netChange).toBe(net.netChange)
})

test('cash at the end is cash at the beginning and what came in', async () => {
  const of = async (display: string): Promise<number> => (await lineOf('cashFlowStatements', display)).netChange
  const change = await of('Net change of cash')
  expect(await of('Cash at the end')).toBe(round((await of('Cash at the beginning')) + change))
  let activities = 0
  for (const name of ['operating', 'investing', 'financing']) activities += await of(`Net cash from ${name} activities`)
  expect(round(activities)).toBe(change)
})

test('a company without setup has no statements', async () => {
  const empty = startFace('empty')
  const { status, json } = await empty.get('balanceSheets')
  expect([status, json.error.code]).toEqual([400, 'Application_FieldValidationException'])
})

describe('trial balances', () => {
  const number = (text: string): number => Number(text.replaceAll(',', ''))
  const posting = async (query: string) =>
    (await rows(`trialBalances?$filter=${query}`)).filter(({ accountType }) => accountType === 'Posting')

  test.each(['dateFilter le 2026-06-30', 'dateFilter ge 2026-01-01 and dateFilter le 2026-06-30'])(
    '%s: debits are credits',
    async (query) => {
      const lines = await posting(query)
      const of = (name: string): number => round(lines.reduce((sum, line) => sum + number(line[name]), 0))
      expect(of('totalDebit')).toBeGreaterThan(0)
      expect(of('totalDebit')).toBe(of('totalCredit'))
      expect(of('balanceAtDateDebit')).toBe(of('balanceAtDateCredit'))
      expect(lines[0].dateFilter).toBe('2026-06-30')
    },
  )

  test('without a filter the day is today, with all balances up to it', async () => {
    const today = await posting('dateFilter eq 2026-11-20')
    expect(await posting("accountType eq 'Posting'")).toEqual(today)
    const [bank] = today.filter((line) => line.number === '1720')
    const [{ netChange }] = await rows("accounts?$filter=number eq '1720'")
    expect(number(bank.balanceAtDateDebit) - number(bank.balanceAtDateCredit)).toBe(netChange)
  })

  test('totals have the sums of what they close, headings nothing', async () => {
    const lines = await rows('trialBalances?$filter=dateFilter le 2026-06-30')
    const of = (wanted: string) => lines.find((line) => line.number === wanted)
    expect(of('1000').totalDebit).toBe('')
    expect(of('1001').balanceAtDateDebit).toBe('')
    const revenue = lines.filter((line) => line.number > '5001' && line.number < '5999')
    const credits = round(revenue.reduce((sum, line) => sum + number(line.totalCredit), 0))
    expect(number(of('5999').totalCredit)).toBe(credits)
    expect(of('5999').totalCredit).toMatch(/^[\d,]+\.\d\d$/)
  })
})

describe('aged accounts', () => {
  test.each([
    ['agedAccountsReceivables', 'customer'],
    ['agedAccountsPayables', 'vendor'],
  ])('%s: three periods of 30 days back from today, and a row named Total', async (set, party) => {
    const lines = await rows(set)
    expect(lines[0]).toMatchObject({ agedAsOfDate: '2026-11-20', periodLengthFilter: '30D' })
    const total = lines.at(-1)
    expect([total.name, total[`${party}Id`]]).toEqual(['Total', '00000000-0000-0000-0000-000000000000'])
    for (const name of ['balanceDue', 'currentAmount', 'period1Amount', 'period2Amount', 'period3Amount'])
      expect(total[name]).toBe(round(lines.slice(0, -1).reduce((sum, line) => sum + line[name], 0)))
    expect(total.balanceDue).toBeGreaterThan(0)
  })

  test('name their periods', async () => {
    const [first] = await rows('agedAccountsReceivables')
    expect([first.period1Label, first.period2Label, first.period3Label]).toEqual([
      '10/21/26-11/20/26',
      '09/21/26-10/21/26',
      '-09/21/26',
    ])
  })

  test('another day and another length can be asked for', async () => {
    const lines = await rows(
      "agedAccountsReceivables?$filter=agedAsOfDate eq 2026-10-01 and periodLengthFilter eq '10D'",
    )
    expect(lines[0]).toMatchObject({ agedAsOfDate: '2026-10-01', period1Label: '09/21/26-10/01/26' })
    const [before, after] = [lines.at(-1), (await rows('agedAccountsReceivables')).at(-1)]
    expect(before.balanceDue).toBe(after.balanceDue)
    expect(before.currentAmount).toBeGreaterThan(after.currentAmount)
  })
})
