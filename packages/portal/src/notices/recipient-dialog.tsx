import { type EventKind, type Gravity, gravities, type Recipient } from '@landbridge/contract'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { TextField } from '../forms/text-field.tsx'
import { Dialog, FormActions } from '../frame/dialog.tsx'
import { type Language, languages } from '../words/language.ts'
import { languageNow } from '../words/words.ts'
import { KindsField, knownKinds } from './kinds-field.tsx'

interface Typed {
  address: string
  language: Language
  least: Gravity
  kinds: EventKind[] | null
}

/** Asks whom to tell by mail, and of what. The address of one that is known stays. */
export const RecipientDialog = ({ recipient, onClose }: { recipient: Recipient | undefined; onClose: () => void }) => {
  const { t } = useTranslation()
  const add = useDo('notices.addRecipient', { stale: ['notices.read'] })
  const change = useDo('notices.updateRecipient', { stale: ['notices.read'] })
  const { control, handleSubmit } = useForm<Typed>({
    defaultValues: {
      address: recipient?.address ?? '',
      language: recipient?.language ?? languageNow(),
      least: recipient?.least ?? 'attention',
      kinds: knownKinds(recipient?.kinds ?? null),
    },
  })
  const submit = handleSubmit(({ address, language, least, kinds }) =>
    recipient === undefined
      ? add.mutate({ address: address.trim(), language, least, kinds }, { onSuccess: onClose })
      : change.mutate({ recipientId: recipient.id, language, least, kinds }, { onSuccess: onClose }),
  )
  const isBusy = add.isPending || change.isPending
  const error = add.error ?? change.error
  return (
    <Dialog
      title={
        recipient === undefined ? t('notices.addRecipient') : t('notices.changeNamed', { name: recipient.address })
      }
      onClose={onClose}
    >
      <form onSubmit={submit} noValidate>
        {recipient === undefined && (
          <TextField
            control={control}
            name="address"
            type="email"
            rules={{ validate: (value) => /^\S+@\S+\.\S+$/.test(String(value).trim()) || t('notices.addressWrong') }}
            label={t('notices.address')}
            autoComplete="email"
            maxLength={254}
          />
        )}
        <Controller
          name="language"
          control={control}
          render={({ field }) => (
            <ChooseOne
              label={t('notices.language')}
              value={field.value}
              onChange={field.onChange}
              options={Object.entries(languages).map(([value, label]) => ({ value, label }))}
            />
          )}
        />
        <Controller
          name="least"
          control={control}
          render={({ field }) => (
            <ChooseOne
              label={t('notices.least')}
              value={field.value}
              onChange={field.onChange}
              options={gravities.toReversed().map((value) => ({ value, label: t(`notices.leastOf.${value}`) }))}
            />
          )}
        />
        <KindsField control={control} name="kinds" />
        {error !== null && <Failure error={error} />}
        <FormActions
          action={t(recipient === undefined ? 'notices.add' : 'notices.save')}
          isBusy={isBusy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
