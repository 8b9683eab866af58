import { Button } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons/svg/search'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './palette.module.css'
import { Palette } from './palette.tsx'

/** Opens the palette, also by Ctrl K or ⌘ K from anywhere. */
export const PaletteButton = () => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <Button
        className={styles.button}
        appearance="subtle"
        icon={<SearchRegular />}
        aria-keyshortcuts="Control+K Meta+K"
        title={`${t('palette.open')} (${t('palette.hint')})`}
        onClick={() => setOpen(true)}
      >
        <span className={styles.words}>
          {t('palette.open')} <kbd>{t('palette.hint')}</kbd>
        </span>
      </Button>
      {isOpen && <Palette onClose={() => setOpen(false)} />}
    </>
  )
}
