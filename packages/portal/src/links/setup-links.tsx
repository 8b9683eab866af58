import { Button } from '@fluentui/react-components'
import { linkAudiences, type Setup, type SetupLink, usualLinkDays } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { ConfirmDialog } from '../confirming/confirm-dialog.tsx'
import { CopyRow } from '../copying/copy-row.tsx'
import { Failure } from '../faults/failure.tsx'
import { ChooseOne } from '../forms/cards.tsx'
import { Dialog } from '../frame/dialog.tsx'
import { Moment } from '../time/moment.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import styles from './setup-links.module.css'

type Audience = SetupLink['audience']

/** Links for the people at the customer: made here, and taken back here. */
export const SetupLinks = ({ setup }: { setup: Setup }) => {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('links.share')}</Button>
      {isOpen && <Links setup={setup} onClose={() => setOpen(false)} />}
    </>
  )
}

const stale = { stale: ['links.list'] } as const

const Links = ({ setup, onClose }: { setup: Setup; onClose: () => void }) => {
  const { t } = useTranslation()
  const [audience, setAudience] = useState<Audience>('both')
  const links = useQuery(ask('links.list', { setupId: setup.id }))
  const create = useDo('links.create', stale)
  return (
    <Dialog title={t('links.shareTitle', { name: setup.linkedAccount.name })} onClose={onClose}>
      <p>{t('links.shareAbout')}</p>
      <ChooseOne
        label={t('links.audience')}
        value={audience}
        onChange={(value) => setAudience(value as Audience)}
        options={linkAudiences.map((each) => ({ value: each, label: t(`links.audiences.${each}`) }))}
      />
      <div>
        <Button
          appearance="primary"
          disabledFocusable={create.isPending}
          onClick={() => create.mutate({ setupId: setup.id, audience })}
        >
          {t('links.create')}
        </Button>
      </div>
      {create.isError && <Failure error={create.error} />}
      {create.data && (
        <div role="status" className={styles.fresh}>
          <p>{t('links.once', { days: usualLinkDays })}</p>
          <CopyRow label={t(`links.audiences.${create.data.audience}`)} value={create.data.url} />
        </div>
      )}
      <Waiting query={links} shape="list">
        {({ links: all }) => (
          <ul className={styles.list}>
            {all.map((link) => (
              <LinkRow key={link.id} link={link} />
            ))}
          </ul>
        )}
      </Waiting>
    </Dialog>
  )
}

const LinkRow = ({ link }: { link: SetupLink }) => {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const renew = useDo('links.renew', stale)
  const { id, audience, state, expiresAt, lastSeenAt } = link
  const mayRenew = state === 'open' || state === 'expired'
  return (
    <li className={styles.link}>
      <div>
        <strong>{t(`links.audiences.${audience}`)}</strong>
        <p className={styles.facts}>
          {t(`links.state.${state}`)}
          {mayRenew && (
            <>
              {' · '}
              {t('links.until')} <Moment at={expiresAt} />
            </>
          )}
          {' · '}
          {lastSeenAt === null ? (
            t('links.neverOpened')
          ) : (
            <>
              {t('links.seen')} <Moment at={lastSeenAt} />
            </>
          )}
        </p>
        {renew.isError && <Failure error={renew.error} />}
      </div>
      {mayRenew && (
        <div className={styles.actions}>
          <Button size="small" onClick={() => renew.mutate({ linkId: id })}>
            {t('links.renew', { days: usualLinkDays })}
          </Button>
          <Button size="small" onClick={() => setAsking(true)}>
            {t('links.revoke')}
          </Button>
        </div>
      )}
      {isAsking && <RevokeLink link={link} onClose={() => setAsking(false)} />}
    </li>
  )
}

const RevokeLink = ({ link: { id, audience }, onClose }: { link: SetupLink; onClose: () => void }) => {
  const { t } = useTranslation()
  const revoke = useDo('links.revoke', stale)
  return (
    <ConfirmDialog
      title={t('links.revokeTitle')}
      action={t('links.revoke')}
      isBusy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate({ linkId: id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>
        <strong>{t(`links.audiences.${audience}`)}</strong>: {t('losses.links_revoke')}
      </p>
    </ConfirmDialog>
  )
}
