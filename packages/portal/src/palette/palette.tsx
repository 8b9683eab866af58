import { Input } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Dialog } from '../frame/dialog.tsx'
import { type Entry, entriesFor } from './entries.ts'
import styles from './palette.module.css'

/** Goes to a connection or a page by its name, or to the diagnosis of a text that is pasted. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { data } = useQuery(ask('connections.list', {}))
  const pages = {
    '/': t('frame.overview'),
    '/integrations': t('frame.integrations'),
    '/connections': t('frame.connections'),
    '/records': t('frame.records'),
    '/settings': t('frame.settings'),
  }
  const entries = entriesFor(typed, { connections: data?.connections ?? [], pages })
  const active = Math.min(at, entries.length - 1)

  const go = (entry: Entry | undefined) => {
    if (entry === undefined) return
    onClose()
    if (entry.kind === 'connection')
      void navigate({ to: '/connections/$connectionId', params: { connectionId: entry.id } })
    else if (entry.kind === 'page') void navigate({ to: entry.to })
    else void navigate({ to: '/diagnose', search: {}, state: entry.text === '' ? {} : { failure: entry.text } })
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') go(entries[active])
    else if (step !== undefined) setAt((active + step + entries.length) % entries.length)
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <Input
        autoFocus
        value={typed}
        maxLength={100_000}
        placeholder={t('palette.placeholder')}
        input={{
          role: 'combobox',
          'aria-expanded': true,
          'aria-controls': list,
          'aria-activedescendant': `${list}-${active}`,
          'aria-label': t('palette.placeholder'),
          autoComplete: 'off',
          spellCheck: false,
        }}
        onChange={(_, { value }) => {
          setTyped(value)
          setAt(0)
        }}
        onKeyDown={move}
      />
      <div id={list} role="listbox" aria-label={t('palette.results')} className={styles.list}>
        {entries.map((entry, index) => (
          // Keys are for the field above; this is for the pointer.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={keyOf(entry)}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.entry}
            onClick={() => go(entry)}
          >
            <Shown entry={entry} />
          </div>
        ))}
      </div>
    </Dialog>
  )
}

const keyOf = (entry: Entry): string =>
  entry.kind === 'connection' ? entry.id : entry.kind === 'page' ? entry.to : entry.kind

const Shown = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation()
  if (entry.kind === 'diagnose')
    return <span>{t(entry.text === '' ? 'palette.diagnose' : 'palette.diagnoseThis')}</span>
  return (
    <>
      <span>{entry.label}</span>
      <span className={styles.kind}>
        {entry.kind === 'page' ? t('palette.page') : `${t('palette.connection')}, ${entry.about}`}
      </span>
    </>
  )
}
