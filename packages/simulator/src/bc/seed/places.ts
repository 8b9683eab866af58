import { type Place, places } from './words.ts'

const european: ReadonlySet<string> = new Set(['AT', 'BE', 'DE', 'DK', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PL', 'SE'])

/** Places of a country; for one that has none of its own, others are moved there. */
export const placesIn = (country: string): readonly [Place, ...Place[]] => {
  const [first, ...more] = places.filter((place) => place.country === country)
  if (first) return [first, ...more]
  const [moved, ...others] = places.map((place) => ({ ...place, country, code: '####', state: '' }))
  return [moved!, ...others.slice(0, 2)]
}

/** VAT group of somebody abroad or at home, as seen from a country. */
export const taxAreaOf = (country: string, home: string): 'DOMESTIC' | 'EU' | 'EXPORT' => {
  if (country === home) return 'DOMESTIC'
  return european.has(country) && european.has(home) ? 'EU' : 'EXPORT'
}
