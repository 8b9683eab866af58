import { Button, Spinner, useAnnounce } from '@fluentui/react-components'
import type { AppFactsView, PinnedExtension } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Moment } from '../time/moment.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { AppDetails } from './app-details.tsx'
import styles from './extension.module.css'
import { base64Of } from './read-file.ts'

const stale = ['extensions.read', 'extensions.state', 'integrations.read'] as const

/** The extension that an integration brings: read before it is stored, replaced by a newer version, removed. */
export const IntegrationExtension = ({ integrationId }: { integrationId: string }) => {
  const { t } = useTranslation()
  const stored = useQuery(ask('extensions.read', { integrationId }))
  return (
    <Section title={t('extension.title')} about={t('extension.about')}>
      <Waiting query={stored} shape="form">
        {({ extension }) => <Loaded integrationId={integrationId} extension={extension} />}
      </Waiting>
    </Section>
  )
}

interface Found {
  readonly fileName: string
  readonly file: string
  readonly app: AppFactsView
}

interface LoadedProps {
  readonly integrationId: string
  readonly extension: PinnedExtension | null
}

const Loaded = ({ integrationId, extension }: LoadedProps) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const mayAdminister = useMayAdminister()
  const [found, setFound] = useState<Found>()
  const [isRemoving, setRemoving] = useState(false)
  const inspect = useDo('extensions.inspect')
  const put = useDo('extensions.put', { stale })

  const choose = async (chosen: File) => {
    setFound(undefined)
    put.reset()
    const file = await base64Of(chosen)
    inspect.mutate({ file }, { onSuccess: (app) => setFound({ fileName: chosen.name, file, app }) })
  }
  const use = ({ file, fileName }: Found) =>
    put.mutate(
      { integrationId, file, fileName },
      {
        onSuccess: ({ app: { name, version } }) => {
          setFound(undefined)
          announce(t('extension.stored', { name, version }))
        },
      },
    )

  return (
    <div className={styles.stack}>
      {extension === null ? (
        found === undefined && <p>{t('extension.none')}</p>
      ) : (
        <AppDetails
          app={extension.app}
          more={[
            [t('extension.facts.file'), extension.fileName],
            [t('extension.facts.added'), <Moment key="at" at={extension.addedAt} />],
          ]}
        />
      )}
      {extension && <p className={styles.quiet}>{t('extension.asks')}</p>}
      {found && (
        <>
          <p>
            <strong>{t('extension.found', { file: found.fileName })}</strong>
          </p>
          <AppDetails app={found.app} />
        </>
      )}
      {inspect.isError && <Failure error={inspect.error} />}
      {put.isError && <Failure error={put.error} />}
      {mayAdminister && (
        <div className={styles.row}>
          {found ? (
            <>
              <Button appearance="primary" disabledFocusable={put.isPending} onClick={() => use(found)}>
                {t(extension === null ? 'extension.use' : 'extension.upgrade')}
              </Button>
              <Button disabledFocusable={put.isPending} onClick={() => setFound(undefined)}>
                {t('common.cancel')}
              </Button>
            </>
          ) : (
            <ChooseFile
              label={t(extension === null ? 'extension.choose' : 'extension.replace')}
              isBusy={inspect.isPending}
              onChoose={(chosen) => void choose(chosen)}
            />
          )}
          {extension && !found && <Button onClick={() => setRemoving(true)}>{t('extension.remove')}</Button>}
          {(inspect.isPending || put.isPending) && <Spinner size="tiny" />}
        </div>
      )}
      {isRemoving && extension && (
        <Remove integrationId={integrationId} name={extension.app.name} onClose={() => setRemoving(false)} />
      )}
    </div>
  )
}

interface ChooseFileProps {
  readonly label: string
  readonly isBusy: boolean
  readonly onChoose: (file: File) => void
}

const ChooseFile = ({ label, isBusy, onChoose }: ChooseFileProps) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        className={styles.file}
        type="file"
        accept=".app"
        tabIndex={-1}
        aria-label={label}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen) onChoose(chosen)
          // The same file can be chosen again after it was built anew.
          target.value = ''
        }}
      />
      <Button disabledFocusable={isBusy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  )
}

const Remove = ({ integrationId, name, onClose }: { integrationId: string; name: string; onClose: () => void }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const remove = useDo('extensions.remove', { stale })
  const confirm = () =>
    remove.mutate(
      { integrationId },
      {
        onSuccess: () => {
          announce(t('extension.removed', { name }))
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('extension.removeTitle', { name })}
      action={t('extension.remove')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('losses.extensions_remove')}</p>
    </ConfirmDialog>
  )
}
