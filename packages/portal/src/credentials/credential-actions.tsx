import { Button, Checkbox, Switch, useAnnounce } from '@fluentui/react-components'
import type { Credential, CredentialTask } from '@landbridge/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { useReconnect } from '../connections/connect-again.tsx'
import { Failure } from '../faults/failure.tsx'
import { Dialog, DialogActions } from '../frame/dialog.tsx'
import { ButtonLink } from '../frame/links.tsx'
import { useMayAdminister } from '../session/session.ts'
import { Tasks } from './credential-timeline.tsx'
import styles from './credentials.module.css'
import { nameOf } from './words.ts'

const stale = ['credentials.list', 'credentials.read', 'connections.read', 'connections.list'] as const

/** What can be done about a credential. */
export const CredentialActions = ({ credential }: { credential: Credential }) => {
  const { t } = useTranslation()
  const mayAdminister = useMayAdminister()
  const look = useDo('credentials.look', { stale })
  const [asking, setAsking] = useState<'roll' | 'revoke'>()
  const [after, setAfter] = useState<Aftermath>()
  const { id: credentialId, kind, state, rights, roll } = credential
  const isOfApp = kind === 'secret' || kind === 'certificate'
  if (state === 'retired' || state === 'revoked' || kind === 'federated' || !mayAdminister)
    return after ? <AfterRevoking after={after} /> : null
  return (
    <>
      <div className={styles.actions}>
        {isOfApp && state === 'active' && rights === 'write' && (
          <Button disabledFocusable={roll !== null} onClick={() => setAsking('roll')}>
            {t('credentials.roll')}
          </Button>
        )}
        {isOfApp && state === 'active' && rights !== 'write' && <NewCredential credential={credential} />}
        {isOfApp && state === 'active' && (
          <Button disabledFocusable={look.isPending} onClick={() => look.mutate({ credentialId })}>
            {t('credentials.lookNow')}
          </Button>
        )}
        <Button onClick={() => setAsking('revoke')}>{t('credentials.revoke')}</Button>
      </div>
      {isOfApp && state === 'active' && rights === 'write' && <Automatic credential={credential} />}
      {look.isError && <Failure error={look.error} />}
      {after && <AfterRevoking after={after} />}
      {asking === 'roll' && <Rolling credential={credential} onClose={() => setAsking(undefined)} />}
      {asking === 'revoke' && (
        <Revoking credential={credential} onDone={setAfter} onClose={() => setAsking(undefined)} />
      )}
    </>
  )
}

/** The way by hand, where Landbridge may not do it. */
const NewCredential = ({ credential: { of } }: { credential: Credential }) => {
  const { t } = useTranslation()
  return of.kind === 'connection' ? (
    <Reconnect connectionId={of.id} />
  ) : (
    <ButtonLink to="/integrations/$integrationId" params={{ integrationId: of.id }}>
      {t('credentials.enterNew')}
    </ButtonLink>
  )
}

const Reconnect = ({ connectionId }: { connectionId: string }) => {
  const { t } = useTranslation()
  const { go, isBusy, error } = useReconnect(connectionId)
  return (
    <>
      <Button disabledFocusable={isBusy} onClick={() => go('secret')}>
        {t('credentials.enterNew')}
      </Button>
      {error && <Failure error={error} />}
    </>
  )
}

const Automatic = ({ credential: { id: credentialId, rolls } }: { credential: Credential }) => {
  const { t } = useTranslation()
  const update = useDo('credentials.update', { stale })
  return (
    <>
      <Switch
        label={t('credentials.automatic')}
        checked={update.variables?.rolls ?? rolls}
        onChange={(_, { checked }) => update.mutate({ credentialId, rolls: checked })}
      />
      {update.isError && <Failure error={update.error} />}
    </>
  )
}

interface DialogProps {
  readonly credential: Credential
  readonly onClose: () => void
}

const Rolling = ({ credential, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const roll = useDo('credentials.roll', { stale })
  const [removesOld, setRemovesOld] = useState(credential.madeBy === 'landbridge')
  const confirm = () =>
    roll.mutate(
      { credentialId: credential.id, removesOld },
      {
        onSuccess: () => {
          announce(t('credentials.rollBegun'))
          onClose()
        },
      },
    )
  return (
    <Dialog title={t('credentials.rollTitle', { name: nameOf(t, credential) })} onClose={onClose}>
      <p>{t('credentials.rollAbout')}</p>
      <Checkbox
        label={t('credentials.removesOld')}
        checked={removesOld}
        onChange={(_, { checked }) => setRemovesOld(checked === true)}
      />
      {roll.isError && <Failure error={roll.error} />}
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button appearance="primary" disabledFocusable={roll.isPending} onClick={confirm}>
          {t('credentials.roll')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

interface Aftermath {
  readonly remains: readonly string[]
  readonly tasks: readonly CredentialTask[]
}

const Revoking = ({ credential, onDone, onClose }: DialogProps & { readonly onDone: (after: Aftermath) => void }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const revoke = useDo('credentials.revoke', { stale })
  const confirm = () =>
    revoke.mutate(
      { credentialId: credential.id },
      {
        onSuccess: (answer) => {
          announce(t('credentials.revokeDone'))
          onDone(answer)
          onClose()
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('credentials.revokeTitle', { name: nameOf(t, credential) })}
      action={t('credentials.revoke')}
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('credentials.revokeAbout')}</p>
      <p>{t('losses.credentials_revoke')}</p>
    </ConfirmDialog>
  )
}

/** What goes on all the same, and what a person has to do. */
const AfterRevoking = ({ after: { remains, tasks } }: { after: Aftermath }) => {
  const { t } = useTranslation()
  return (
    <div role="status">
      <Tasks tasks={tasks} title={t('credentials.revokeTasks')} />
      {remains.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
