/** What is in a company at first, by the name of the seed. */
export const seedAbout = {
  demo: 'two years of trade',
  large: 'two years of trade with a million ledger entries',
  small: 'its setup and a handful of master records',
  empty: 'nothing at all',
} as const

/** Name of a seed. */
export type Seed = keyof typeof seedAbout

export const seedNames = Object.keys(seedAbout) as readonly Seed[]
