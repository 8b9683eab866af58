import { useTranslation } from 'react-i18next'
import { ChooseOne } from '../forms/cards.tsx'
import { Section } from '../frame/section.tsx'
import { isLanguage, languages } from '../words/language.ts'
import { useLanguage } from '../words/use-language.ts'

/** The language of this browser's pages. */
export const LanguageTab = () => {
  const { t } = useTranslation()
  const { language, choose } = useLanguage()
  return (
    <Section title={t('settings.language')} about={t('settings.languageAbout')}>
      <ChooseOne
        label={t('settings.language')}
        isLabelHidden
        isGrid
        options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        value={language}
        onChange={(value) => isLanguage(value) && choose(value)}
      />
    </Section>
  )
}
