import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../words/language.ts'
import { useLanguage } from '../words/use-language.ts'
import { Menu } from './menu.tsx'

/** Changes the language, on pages that have no settings. */
export const LanguageMenu = () => {
  const { t } = useTranslation()
  const { language, choose } = useLanguage()
  return (
    <Menu
      label={t('frame.language')}
      button={{
        appearance: 'subtle',
        size: 'small',
        icon: <LocalLanguageRegular />,
        children: languages[language],
        'aria-label': `${t('frame.language')}: ${languages[language]}`,
      }}
      entries={Object.entries(languages).map(([tag, name]) => ({
        label: name,
        isChosen: tag === language,
        onChoose: () => choose(tag as Language),
      }))}
    />
  )
}
