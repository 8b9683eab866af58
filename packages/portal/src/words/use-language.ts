import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Language } from './language.ts'
import { chooseLanguage, languageNow } from './words.ts'

interface Choice {
  readonly language: Language
  readonly choose: (language: Language) => void
}

/** The language of the page. With another one the platform is asked again for what it says in words. */
export const useLanguage = (): Choice => {
  useTranslation()
  const cache = useQueryClient()
  return {
    language: languageNow(),
    choose: (language) => void chooseLanguage(language).then(() => cache.invalidateQueries()),
  }
}
