import { type CompanyData, makeCompanyData, type Origin } from '../company-data.ts'
import { addDraftDimensions } from './draft-dimensions.ts'
import { addJobQueue } from './job-queue.ts'
import { addLedgers } from './ledgers.ts'
import { addLineObjects } from './line-objects.ts'
import { addMasters, type Counts } from './masters.ts'
import type { Seed } from './names.ts'
import { addPostingSetup } from './posting-setup.ts'
import { addSetup } from './setup.ts'
import { startSower } from './sower.ts'
import { addTrade } from './trade.ts'

/** What a named seed makes. */
interface SeedFacts {
  /** Absent where there are no records at all. */
  readonly counts?: Counts
  /** General ledger entries of its past, at least; absent where it has none. */
  readonly ledgerEntries?: number
}

const traded: Counts = { customers: 64, vendors: 52, items: 62, employees: 14, others: 8 }

const seeds: Readonly<Record<Seed, SeedFacts>> = {
  demo: { counts: traded, ledgerEntries: 12_000 },
  large: { counts: traded, ledgerEntries: 1_000_000 },
  small: { counts: { customers: 5, vendors: 3, items: 5, employees: 2, others: 1 } },
  empty: {},
}

export interface SeedOptions {
  /** The clock, in milliseconds since 1970: dates lie before and around its day. @default Date.now */
  readonly now?: () => number
  /** Name in the company information. @default 'Larkfield Trading' */
  readonly name?: string
  /** ISO code of the country; it decides the local currency. @default 'GB' */
  readonly country?: string
  /**
   * General ledger entries of a seed that has a past, at least; a few more come so that every transaction is whole.
   *
   * @default what the seed says: 12_000 for `demo`, 1_000_000 for `large`
   */
  readonly ledgerEntries?: number
  /** What chance starts from: the same key gives the same records. @default the seed and the name */
  readonly key?: string
}

/**
 * The records of a new company. They are made when somebody first looks, which takes less than a quarter of a second
 * for `demo`; `large` takes seconds and some 300 MB of heap.
 */
export const newCompanyData = (seed: Seed, options: SeedOptions = {}): CompanyData => {
  const { counts, ledgerEntries: own } = seeds[seed]
  if (counts === undefined) return makeCompanyData()
  const { now = Date.now, name = 'Larkfield Trading', country = 'GB', ledgerEntries = own } = options
  const origin: Origin = {
    seed,
    name,
    country,
    ...(options.ledgerEntries !== undefined && { ledgerEntries: options.ledgerEntries }),
    ...(options.key !== undefined && { key: options.key }),
    filledAt: undefined,
  }
  const fill = (data: CompanyData): void => {
    origin.filledAt = now()
    const sower = startSower(data, options.key ?? `${seed} ${name}`, origin.filledAt)
    const setup = addSetup(sower, name, country)
    const masters = addMasters(sower, setup, counts, country)
    if (own !== undefined) {
      const postings = addTrade(sower, setup, masters)
      addLedgers(sower, setup, postings, ledgerEntries ?? own)
    }
    // Last, so that the records before it keep their ids.
    addPostingSetup(sower)
    addJobQueue(sower)
    addLineObjects(sower)
    addDraftDimensions(sower)
    sower.sow()
  }
  return makeCompanyData(fill, 0, { origin })
}
