import { roundTo } from '../data/values.ts'

/** What the amounts of one line are worked out from. */
export interface LineInput {
  readonly quantity: number
  readonly unitPrice: number
  readonly discountAmount: number
  /** VAT percent of the line's group. */
  readonly taxPercent: number
}

/** The amounts of one line as the pages show them; `net` is behind the share of the invoice discount. */
export interface LineAmounts {
  readonly amountExcludingTax: number
  readonly totalTaxAmount: number
  readonly amountIncludingTax: number
  readonly invoiceDiscountAllocation: number
  readonly netAmount: number
  readonly netTaxAmount: number
  readonly netAmountIncludingTax: number
}

export interface DocumentTotals {
  readonly totalAmountExcludingTax: number
  readonly totalTaxAmount: number
  readonly totalAmountIncludingTax: number
}

const money = (value: number): number => roundTo(value, 2) + 0

/** Splits an amount in proportion to the shares; the rounded parts sum up to the rounded whole. */
const distribute = (whole: number, shares: readonly number[]): number[] => {
  const sum = shares.reduce((total, share) => total + share, 0)
  let exact = 0
  let given = 0
  return shares.map((share) => {
    exact += sum === 0 ? 0 : (whole * share) / sum
    const part = money(exact - given)
    given = money(given + part)
    return part
  })
}

/**
 * VAT of each line: worked out once for all lines of one percent and rounded, then shared out, so that the lines sum
 * up to what the document shows (order of rounding inferred).
 */
const taxes = (bases: readonly number[], percents: readonly number[], isIncluded: boolean): number[] => {
  const result = bases.map(() => 0)
  for (const percent of new Set(percents)) {
    const members = bases.flatMap((_, at) => (percents[at] === percent ? [at] : []))
    const base = members.reduce((total, at) => total + bases[at]!, 0)
    const tax = isIncluded ? base - base / (1 + percent / 100) : (base * percent) / 100
    const parts = distribute(
      money(tax),
      members.map((at) => bases[at]!),
    )
    for (const [index, at] of members.entries()) result[at] = parts[index]!
  }
  return result
}

/** Works out all lines of a document and its totals. */
export const documentAmounts = (
  lines: readonly LineInput[],
  invoiceDiscount: number,
  pricesIncludeTax: boolean,
): { lines: LineAmounts[]; totals: DocumentTotals } => {
  const percents = lines.map(({ taxPercent }) => taxPercent)
  const gross = lines.map(({ quantity, unitPrice, discountAmount }) => money(quantity * unitPrice - discountAmount))
  const discounts = distribute(money(invoiceDiscount), gross)
  const nets = gross.map((amount, at) => money(amount - discounts[at]!))
  const lineTax = taxes(gross, percents, pricesIncludeTax)
  const netTax = taxes(nets, percents, pricesIncludeTax)
  const excluding = (amount: number, tax: number): number => (pricesIncludeTax ? money(amount - tax) : amount)
  const including = (amount: number, tax: number): number => (pricesIncludeTax ? amount : money(amount + tax))
  const amounts = lines.map((_, at) => ({
    amountExcludingTax: excluding(gross[at]!, lineTax[at]!),
    totalTaxAmount: lineTax[at]!,
    amountIncludingTax: including(gross[at]!, lineTax[at]!),
    invoiceDiscountAllocation: discounts[at]!,
    netAmount: excluding(nets[at]!, netTax[at]!),
    netTaxAmount: netTax[at]!,
    netAmountIncludingTax: including(nets[at]!, netTax[at]!),
  }))
  const sum = (of: (line: LineAmounts) => number): number => money(amounts.reduce((total, line) => total + of(line), 0))
  return {
    lines: amounts,
    totals: {
      totalAmountExcludingTax: sum(({ netAmount }) => netAmount),
      totalTaxAmount: sum(({ netTaxAmount }) => netTaxAmount),
      totalAmountIncludingTax: sum(({ netAmountIncludingTax }) => netAmountIncludingTax),
    },
  }
}
