import type { EventKind, Webhook } from '@landbridge/contract'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Dialog, FormActions } from '../frame/dialog.tsx'
import { IntegrationField } from '../integrations/integration-field.tsx'
import { KindsField, knownKinds } from './kinds-field.tsx'

interface Typed {
  name: string
  url: string
  integrationId: string
  kinds: EventKind[] | null
}

interface Props {
  readonly webhook: Webhook | undefined
  /** Gets the secret of a new one. */
  readonly onMade: (secret: string) => void
  readonly onClose: () => void
}

/** Asks where events shall be sent, and which. */
export const WebhookDialog = ({ webhook, onMade, onClose }: Props) => {
  const { t } = useTranslation()
  const create = useDo('webhooks.create', { stale: ['webhooks.list'] })
  const update = useDo('webhooks.update', { stale: ['webhooks.list'] })
  const { control, register, handleSubmit } = useForm<Typed>({
    defaultValues: {
      name: webhook?.name ?? '',
      url: webhook?.url ?? '',
      integrationId: '',
      kinds: knownKinds(webhook?.kinds ?? null),
    },
  })
  const submit = handleSubmit(({ name, url, integrationId, kinds }) => {
    const given = { name: name.trim(), url: url.trim(), kinds }
    if (webhook !== undefined) return update.mutate({ webhookId: webhook.id, ...given }, { onSuccess: onClose })
    return create.mutate(
      { ...given, integrationId: integrationId === '' ? null : integrationId },
      {
        onSuccess: ({ secret }) => {
          onClose()
          onMade(secret)
        },
      },
    )
  })
  const error = create.error ?? update.error
  return (
    <Dialog
      title={webhook === undefined ? t('notices.addWebhook') : t('notices.changeNamed', { name: webhook.name })}
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        <TextField
          control={control}
          name="name"
          rules={{ validate: (value) => String(value).trim() !== '' || t('common.required') }}
          label={t('notices.name')}
          hint={t('notices.nameHint')}
          maxLength={100}
        />
        <TextField
          control={control}
          name="url"
          type="url"
          rules={{ validate: (value) => URL.canParse(String(value).trim()) || t('notices.urlWrong') }}
          label={t('notices.url')}
          hint={t('notices.urlHint')}
          placeholder="https://hooks.example.com/landbridge"
          maxLength={2_000}
          spellCheck={false}
        />
        {webhook === undefined && (
          <IntegrationField label={t('notices.integration')} field={register('integrationId')} />
        )}
        <KindsField control={control} name="kinds" />
        {error !== null && <Failure error={error} />}
        <FormActions
          action={t(webhook === undefined ? 'notices.add' : 'notices.save')}
          isBusy={create.isPending || update.isPending}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
