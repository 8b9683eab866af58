import type { Instruction } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { CopyRow } from '../copying/copy-row.tsx'
import { OutsideLink } from '../frame/outside-link.tsx'
import { InlineText } from './inline-text.tsx'
import styles from './instructions.module.css'
import { MenuDrawing } from './menu-drawing.tsx'

/** The words of Microsoft's page that the sentence may use. */
const namesIn = (menu: Instruction['menu'], link: Instruction['link'], copy: Instruction['copy']): string[] => [
  ...(menu ?? []),
  ...(link ? [link.page] : []),
  ...(copy ?? []).map(({ label }) => label),
]

/** What a person does on somebody else's page: numbered, with the values to carry over and the way there. */
export const Instructions = ({ instructions }: { instructions: readonly Instruction[] }) => {
  const { t } = useTranslation()
  return (
    <ol className={styles.list} aria-label={t('setup.whatToDo')}>
      {instructions.map(({ id, text, copy, link, menu, file }) => (
        <li key={id} className={styles.item}>
          <div className={styles.body}>
            <p>
              <InlineText text={text} names={namesIn(menu, link, copy)} />
            </p>
            {link && (
              <div>
                <OutsideLink link={link} />
              </div>
            )}
            {menu && menu.length > 0 && <MenuDrawing way={menu} page={link?.page} />}
            {file && (
              <div>
                <a
                  className={styles.file}
                  href={`data:application/x-pem-file,${encodeURIComponent(file.text)}`}
                  download={file.name}
                >
                  {t('setup.storeFile', { name: file.name })}
                </a>
              </div>
            )}
            {copy && copy.length > 0 && (
              <div className={styles.values}>
                {copy.map(({ label, value }) => (
                  <CopyRow key={`${label}-${value}`} label={label} value={value} />
                ))}
              </div>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}
