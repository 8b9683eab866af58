import { equal, ok } from 'node:assert/strict'
import { connect, type Settings } from './connect.ts'

/** Reads a whole ledger without holding more than a page of it, as bulk work that lets people go first. */
export const run = async (settings: Settings) => {
  const bc = connect(settings)
  let entries = 0
  let balance = 0
  const ledger = bc.generalLedgerEntries.each(
    { select: ['entryNumber', 'debitAmount', 'creditAmount'], pageSize: 500 },
    { priority: 'bulk' },
  )
  for await (const { debitAmount, creditAmount } of ledger) {
    entries += 1
    balance += debitAmount - creditAmount
  }
  equal(await bc.generalLedgerEntries.count(), entries)
  ok(Math.abs(balance) < 0.005)
}
