import { Button, MessageBar, MessageBarBody, Switch } from '@fluentui/react-components'
import type { Webhook } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { ShownOnce } from '../copying/shown-once.tsx'
import { kindTitle } from '../events/kinds.ts'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'
import { focusPanel } from '../frame/tabs.tsx'
import styles from '../settings/settings.module.css'
import { Moment } from '../time/moment.tsx'
import { Empty } from '../waiting/empty.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import { Deliveries } from './deliveries.tsx'
import own from './notices.module.css'
import { WebhookDialog } from './webhook-dialog.tsx'

const route = getRouteApi('/frame/settings/notices')

/** Webhooks; which one's deliveries are shown stands in the address. */
export const WebhookSection = () => {
  const { t } = useTranslation()
  const webhooks = useQuery({ ...ask('webhooks.list', {}), refetchInterval: 15_000 })
  const [editing, setEditing] = useState<Webhook | 'new'>()
  const [secret, setSecret] = useState<string>()
  return (
    <Section title={t('notices.webhooks')} about={t('notices.webhooksAbout')}>
      <div>
        <Button onClick={() => setEditing('new')}>{t('notices.addWebhook')}</Button>
      </div>
      <Waiting query={webhooks} shape="list">
        {(data) =>
          data.webhooks.length === 0 ? (
            <Empty title={t('notices.noWebhooks')} about={t('notices.noWebhooksAbout')} />
          ) : (
            <ul className={own.cards}>
              {data.webhooks.map((each) => (
                <WebhookCard key={each.id} webhook={each} onEdit={() => setEditing(each)} />
              ))}
            </ul>
          )
        }
      </Waiting>
      {editing !== undefined && (
        <WebhookDialog
          webhook={editing === 'new' ? undefined : editing}
          onMade={setSecret}
          onClose={() => setEditing(undefined)}
        />
      )}
      {secret !== undefined && (
        <ShownOnce
          title={t('notices.secretTitle')}
          warning={t('notices.secretWarning')}
          label={t('notices.secret')}
          value={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </Section>
  )
}

const WebhookCard = ({ webhook, onEdit }: { webhook: Webhook; onEdit: () => void }) => {
  const { t } = useTranslation()
  const { webhook: shown } = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useQuery(ask('integrations.list', {}))
  const update = useDo('webhooks.update', { stale: ['webhooks.list'] })
  const test = useDo('webhooks.test', { stale: ['webhooks.deliveries', 'webhooks.list'] })
  const [isDeleting, setDeleting] = useState(false)
  const { id, name, url, kinds, integrationId, enabled, failingSince, switchedOffAt, waiting } = webhook
  const isShown = shown === id
  const integration = data?.integrations.find((each) => each.id === integrationId)?.name
  return (
    <li className={own.card}>
      <div className={own.head}>
        <h3>{name}</h3>
        <Switch
          checked={enabled}
          aria-label={t('notices.onOff', { name })}
          disabled={update.isPending}
          onChange={(_, { checked }) => update.mutate({ webhookId: id, enabled: checked })}
        />
      </div>
      <code className={own.url}>{url}</code>
      <p className={styles.hint}>
        {kinds === null ? t('notices.allKinds') : kinds.map((kind) => kindTitle(t, kind)).join(', ')}
        {integration && ` · ${integration}`}
        {waiting > 0 && ` · ${t('notices.waiting', { count: waiting })}`}
      </p>
      {switchedOffAt !== null && !enabled ? (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {t('notices.switchedOff')} <Moment at={switchedOffAt} />
          </MessageBarBody>
        </MessageBar>
      ) : (
        failingSince !== null && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>
              {t('notices.failing')} <Moment at={failingSince} />
            </MessageBarBody>
          </MessageBar>
        )
      )}
      <div className={own.actions}>
        <Button
          size="small"
          disabledFocusable={test.isPending}
          aria-label={t('notices.testNamed', { name })}
          onClick={() => test.mutate({ webhookId: id })}
        >
          {t('notices.test')}
        </Button>
        <Button size="small" aria-label={t('notices.changeNamed', { name })} onClick={onEdit}>
          {t('notices.change')}
        </Button>
        <Button
          size="small"
          aria-expanded={isShown}
          aria-label={t('notices.deliveriesOf', { name })}
          onClick={() => void navigate({ search: isShown ? {} : { webhook: id }, replace: true, resetScroll: false })}
        >
          {t('notices.deliveries')}
        </Button>
        <Button size="small" aria-label={t('notices.deleteNamed', { name })} onClick={() => setDeleting(true)}>
          {t('notices.delete')}
        </Button>
      </div>
      {update.isError && <Failure error={update.error} />}
      {test.isError && <Failure error={test.error} />}
      {test.data && (
        <MessageBar intent={test.data.state === 'done' ? 'success' : 'error'} layout="multiline">
          <MessageBarBody>
            {test.data.state === 'done'
              ? t('notices.taken', { status: test.data.status, ms: test.data.ms })
              : t('notices.notTaken', { problem: test.data.problem })}
          </MessageBarBody>
        </MessageBar>
      )}
      {isShown && <Deliveries webhook={webhook} />}
      {isDeleting && <DeleteWebhook webhook={webhook} onClose={() => setDeleting(false)} />}
    </li>
  )
}

const DeleteWebhook = ({ webhook: { id, name }, onClose }: { webhook: Webhook; onClose: () => void }) => {
  const { t } = useTranslation()
  const remove = useDo('webhooks.delete', { stale: ['webhooks.list'] })
  const confirm = () =>
    remove.mutate(
      { webhookId: id },
      {
        onSuccess: () => {
          onClose()
          requestAnimationFrame(focusPanel)
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('notices.deleteTitle', { name })}
      action={t('notices.delete')}
      isBusy={remove.isPending}
      error={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('losses.webhooks_delete')}</p>
    </ConfirmDialog>
  )
}
