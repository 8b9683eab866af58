import { Button, useAnnounce } from '@fluentui/react-components'
import type { ApiKey } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { Section } from '../frame/section.tsx'
import table from '../frame/table.module.css'
import { focusPanel } from '../frame/tabs.tsx'
import { Moment } from '../time/moment.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { NewKeyDialog } from './new-key-dialog.tsx'

/** The API keys of the workspace. */
export const KeysTab = () => {
  const { t } = useTranslation()
  const keys = useQuery(ask('keys.list', {}))
  const [isMaking, setMaking] = useState(false)
  return (
    <Section title={t('settings.keys')} about={t('settings.keysAbout')}>
      <div>
        <Button appearance="primary" onClick={() => setMaking(true)}>
          {t('settings.newKey')}
        </Button>
      </div>
      <Waiting query={keys} shape="table">
        {(data) =>
          data.keys.length === 0 ? (
            <Empty title={t('settings.noKeys')} about={t('settings.noKeysAbout')} />
          ) : (
            <KeyTable keys={data.keys} />
          )
        }
      </Waiting>
      {isMaking && <NewKeyDialog onClose={() => setMaking(false)} />}
    </Section>
  )
}

const KeyTable = ({ keys }: { keys: readonly ApiKey[] }) => {
  const { t } = useTranslation()
  const { data } = useQuery(ask('integrations.list', {}))
  const [revoking, setRevoking] = useState<ApiKey>()
  const scopeOf = ({ integrationId }: ApiKey): string =>
    integrationId === null
      ? t('settings.allIntegrations')
      : (data?.integrations.find((each) => each.id === integrationId)?.name ?? integrationId)
  return (
    <>
      <table className={table.table} aria-label={t('settings.keyTable')}>
        <thead>
          <tr>
            <th scope="col">{t('settings.keyName')}</th>
            <th scope="col">{t('settings.role')}</th>
            <th scope="col">{t('settings.startsWith')}</th>
            <th scope="col">{t('settings.created')}</th>
            <th scope="col">{t('settings.lastUsed')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <th scope="row">{key.name}</th>
              <td data-label={t('settings.role')}>
                <span>
                  {t(`common.role.${key.role}`)}
                  <span className={table.second}>{scopeOf(key)}</span>
                </span>
              </td>
              <td data-label={t('settings.startsWith')}>
                <code>{key.startsWith}…</code>
              </td>
              <td data-label={t('settings.created')}>
                <Moment at={key.createdAt} />
              </td>
              <td data-label={t('settings.lastUsed')}>
                {key.lastUsedAt ? <Moment at={key.lastUsedAt} /> : t('settings.neverUsed')}
              </td>
              <td className={table.action}>
                <Button
                  size="small"
                  aria-label={t('settings.revokeNamed', { name: key.name })}
                  onClick={() => setRevoking(key)}
                >
                  {t('settings.revoke')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  )
}

const RevokeKey = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const revoke = useDo('keys.revoke', { stale: ['keys.list'] })
  const confirm = () =>
    revoke.mutate(
      { keyId: apiKey.id },
      {
        onSuccess: () => {
          announce(t('settings.revoked', { name: apiKey.name }))
          onClose()
          requestAnimationFrame(focusPanel)
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('settings.revokeTitle', { name: apiKey.name })}
      action={t('settings.revoke')}
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('losses.keys_revoke')}</p>
    </ConfirmDialog>
  )
}
