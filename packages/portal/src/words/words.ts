import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import check from './en/check.json'
import common from './en/common.json'
import connections from './en/connections.json'
import credentials from './en/credentials.json'
import diagnosis from './en/diagnosis.json'
import events from './en/events.json'
import extension from './en/extension.json'
import faults from './en/faults.json'
import frame from './en/frame.json'
import guide from './en/guide.json'
import integrations from './en/integrations.json'
import links from './en/links.json'
import losses from './en/losses.json'
import notices from './en/notices.json'
import overview from './en/overview.json'
import palette from './en/palette.json'
import records from './en/records.json'
import registering from './en/registering.json'
import session from './en/session.json'
import settings from './en/settings.json'
import setup from './en/setup.json'
import typed from './en/typed.json'
import watch from './en/watch.json'
import { firstLanguage, isLanguage, type Language, localeOf, rememberLanguage } from './language.ts'

/** Every sentence of the portal in English, by page. Another language is a second folder with the same files; see
 * docs/guide/languages.md. */
const en = {
  check,
  common,
  connections,
  credentials,
  diagnosis,
  events,
  extension,
  faults,
  frame,
  guide,
  integrations,
  links,
  notices,
  losses,
  overview,
  palette,
  records,
  registering,
  session,
  settings,
  setup,
  typed,
  watch,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal'
    resources: { portal: typeof en }
  }
}

/** The other languages: `./de/check.json` has what `./en/check.json` has. */
const others = import.meta.glob<Record<string, unknown>>('./de/*.json', { eager: true, import: 'default' })

const de = Object.fromEntries(
  Object.entries(others).map(([path, words]) => [path.split('/').pop()?.replace('.json', '') ?? path, words]),
)

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'en',
  defaultNS: 'portal',
  resources: { en: { portal: en }, de: { portal: de } },
  // React escapes; and all resources are here, so nothing is waited for.
  interpolation: { escapeValue: false },
  initAsync: false,
})

/** The language of the page now. */
export const languageNow = (): Language => (isLanguage(i18next.language) ? i18next.language : 'en')

/** The locale for dates and numbers now. */
export const localeNow = (): string => localeOf(languageNow())

const sayLanguage = (): void => {
  if (typeof document !== 'undefined') document.documentElement.lang = languageNow()
}

/** Shows the portal in another language from now on, also when this browser comes back. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  rememberLanguage(language)
  await i18next.changeLanguage(language)
}

sayLanguage()
i18next.on('languageChanged', sayLanguage)
