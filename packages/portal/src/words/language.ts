import { recall, remember } from '../looks/memory.ts'

/** The languages of the portal, by their own names. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

const key = 'landbridge.language'

export const isLanguage = (tag: string | null | undefined): tag is Language =>
  typeof tag === 'string' && Object.hasOwn(languages, tag)

/** The languages that the browser asks for, the dearest first, as BCP 47 tags. */
const wished = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages)

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? ''

/** The language that was chosen here, else the first that the browser asks for and that we have, else English. */
export const firstLanguage = (chosen: string | null = recall(key), tags = wished()): Language =>
  isLanguage(chosen) ? chosen : (tags.map(primary).find(isLanguage) ?? 'en')

/** The locale for dates and numbers: the browser's own of that language, for example `de-AT`, else the language. */
export const localeOf = (language: Language, tags = wished()): string =>
  tags.find((tag) => primary(tag) === language) ?? language

export const rememberLanguage = (language: Language): void => remember(key, language)
