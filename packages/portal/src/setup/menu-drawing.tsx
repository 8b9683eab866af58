import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './menu-drawing.module.css'

/**
 * A small drawing of the way through somebody else's page, made from its words: one pane for each level, the thing to
 * choose marked, the last one as the button to press.
 */
export const MenuDrawing = ({ way, page }: { way: readonly string[]; page?: string | undefined }) => {
  const { t } = useTranslation()
  const name = t('setup.whereItIs', { way: way.join(t('setup.then')) })
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.hidden}>{name}</figcaption>
      <div className={styles.window} aria-hidden>
        <div className={styles.bar}>
          <i />
          <i />
          <i />
          <span>{page ?? way[0]}</span>
        </div>
        <div className={styles.panes}>
          {way.map((word, index) => (
            // A way may pass the same word twice; its place tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Fragment key={index}>
              {index > 0 && <span className={styles.arrow} />}
              <Pane word={word} depth={index} isLast={index === way.length - 1} />
            </Fragment>
          ))}
        </div>
      </div>
    </figure>
  )
}

const bars = [70, 52, 84, 60, 76, 48]

const Pane = ({ word, depth, isLast }: { word: string; depth: number; isLast: boolean }) => {
  const before = depth % 3
  const width = (at: number) => ({ inlineSize: `${bars[(depth * 2 + at) % bars.length] ?? 60}%` })
  return (
    <div className={styles.pane} data-last={isLast || undefined}>
      {Array.from({ length: before }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey lines, all alike
        <i key={at} className={styles.line} style={width(at)} />
      ))}
      <span className={styles.word}>{word}</span>
      <i className={styles.line} style={width(before)} />
      {before < 2 && <i className={styles.line} style={width(before + 1)} />}
    </div>
  )
}
