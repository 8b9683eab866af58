import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import check from './en/check.json'
import common from './en/common.json'
import connections from './en/connections.json'
import extension from './en/extension.json'
import faults from './en/faults.json'
import frame from './en/frame.json'
import guide from './en/guide.json'
import integrations from './en/integrations.json'
import links from './en/links.json'
import overview from './en/overview.json'
import records from './en/records.json'
import registering from './en/registering.json'
import session from './en/session.json'
import settings from './en/settings.json'
import setup from './en/setup.json'

/** Every sentence of the portal in English, by page. Another language is a second folder with the same files. */
const en = {
  check,
  common,
  connections,
  extension,
  faults,
  frame,
  guide,
  integrations,
  links,
  overview,
  records,
  registering,
  session,
  settings,
  setup,
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal'
    resources: { portal: typeof en }
  }
}

void i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'portal',
  resources: { en: { portal: en } },
  // React escapes; and all resources are here, so nothing is waited for.
  interpolation: { escapeValue: false },
  initAsync: false,
})
