import { type CompanyData, makeCompanyData } from '../company-data.ts'
import { addJobQueue } from './job-queue.ts'
import { addLedgers } from './ledgers.ts'
import { addMasters, type Counts } from './masters.ts'
import { addPostingSetup } from './posting-setup.ts'
import { addSetup } from './setup.ts'
import { startSower } from './sower.ts'
import { addTrade } from './trade.ts'

/** `demo` has traded for two years, `small` has its setup and a handful of master records, `empty` has nothing. */
export type Seed = 'demo' | 'small' | 'empty'

export interface SeedOptions {
  /** The clock, in milliseconds since 1970: dates lie before and around its day. @default Date.now */
  readonly now?: () => number
  /** Name in the company information. @default 'Larkfield Trading' */
  readonly name?: string
  /** ISO code of the country; it decides the local currency. @default 'GB' */
  readonly country?: string
  /** General ledger entries of `demo`, at least; a few more come so that every transaction is whole. @default 12_000 */
  readonly ledgerEntries?: number
  /** What chance starts from: the same key gives the same records. @default the seed and the name */
  readonly key?: string
}

const counts: Readonly<Record<Exclude<Seed, 'empty'>, Counts>> = {
  demo: { customers: 64, vendors: 52, items: 62, employees: 14, others: 8 },
  small: { customers: 5, vendors: 3, items: 5, employees: 2, others: 1 },
}

/**
 * The records of a new company. They are made when somebody first looks, which takes less than a quarter of a second
 * for `demo`.
 */
export const newCompanyData = (seed: Seed, options: SeedOptions = {}): CompanyData => {
  if (seed === 'empty') return makeCompanyData()
  const { now = Date.now, name = 'Larkfield Trading', country = 'GB', ledgerEntries = 12_000 } = options
  return makeCompanyData((data) => {
    const sower = startSower(data, options.key ?? `${seed} ${name}`, now())
    const setup = addSetup(sower, name, country)
    const masters = addMasters(sower, setup, counts[seed], country)
    if (seed === 'demo') {
      const postings = addTrade(sower, setup, masters)
      addLedgers(sower, setup, postings, ledgerEntries)
    }
    // Last, so that the records before it keep their ids.
    addPostingSetup(sower)
    addJobQueue(sower)
    sower.sow()
  })
}
