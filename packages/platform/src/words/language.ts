/** The languages in which answers can be given. English is what code and store hold. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

const isLanguage = (tag: string): tag is Language => (languages as readonly string[]).includes(tag)

/** One wish of an `Accept-Language` header, for example `de-AT;q=0.8`. */
const wishOf = (part: string): { readonly language: string; readonly weight: number } => {
  const [tag = '', ...rest] = part.split(';').map((each) => each.trim())
  const weight = rest.find((each) => each.startsWith('q='))?.slice(2)
  return { language: tag.split('-')[0]?.toLowerCase() ?? '', weight: weight === undefined ? 1 : Number(weight) || 0 }
}

/** Longest header that is read, in letters; a browser's has some dozens. */
const longestHeader = 500

/**
 * The language that a caller wants most and that there is; English where it says nothing.
 *
 * @see RFC 9110, section 12.5.4
 */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const wishes = (acceptLanguage ?? '').slice(0, longestHeader).split(',').map(wishOf)
  const best = wishes
    .filter(({ weight, language }) => weight > 0 && isLanguage(language))
    .sort((one, other) => other.weight - one.weight)[0]
  return best !== undefined && isLanguage(best.language) ? best.language : 'en'
}
