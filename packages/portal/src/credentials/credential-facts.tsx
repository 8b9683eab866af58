import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import type { Credential } from '@landbridge/contract'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ShortId } from '../copying/short-id.tsx'
import { Facts } from '../frame/facts.tsx'
import { plainDay } from '../time/formats.ts'
import { Moment } from '../time/moment.tsx'
import { End } from './credential-table.tsx'
import { outlookOf } from './words.ts'

/** What is known of a credential, and from where. */
export const CredentialFacts = ({ credential }: { credential: Credential }) => {
  const { t } = useTranslation()
  const { roll, typedExpiresAt, refusal, rights, kind } = credential
  return (
    <>
      <Facts facts={factsOf(credential, t)} />
      {typedExpiresAt !== null && <p>{t('credentials.differs', { day: plainDay(typedExpiresAt.slice(0, 10)) })}</p>}
      {roll !== null && credential.state === 'active' && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t(`credentials.step.${roll.step}`)}</MessageBarTitle>{' '}
            {roll.waitingFor !== null && t('credentials.waitsFor', { what: roll.waitingFor })} {t('credentials.begun')}{' '}
            <Moment at={roll.since} />.
          </MessageBarBody>
        </MessageBar>
      )}
      {refusal !== null && rights === 'none' && kind !== 'sign-in' && (
        <p>{t('credentials.notTold', { why: refusal.message })}</p>
      )}
    </>
  )
}

const factsOf = (credential: Credential, t: TFunction): [string, ReactNode][] => {
  const { kind, state, hint, keyId, clientId, knownFrom, usedAt, lookedAt, endedAt, madeAt } = credential
  const isOver = state === 'retired' || state === 'revoked'
  return [
    [t('credentials.outlook'), outlookOf(t, credential)],
    ...(kind === 'sign-in' || kind === 'federated'
      ? []
      : ([
          [t('credentials.expires'), <End key="end" credential={credential} />],
          [t('credentials.knownFrom'), t(`credentials.from.${knownFrom}`)],
        ] satisfies [string, ReactNode][])),
    ...(kind !== 'certificate'
      ? []
      : ([
          [t('integrations.thumbprint'), <ShortId key="hint" value={hint} thing={t('integrations.thumbprint')} />],
        ] satisfies [string, ReactNode][])),
    ...(keyId === null
      ? []
      : ([[t(`credentials.keyId.${kind}`), <ShortId key="key" value={keyId} thing={t('credentials.id')} />]] satisfies [
          string,
          ReactNode,
        ][])),
    ...(clientId === null
      ? []
      : ([
          [t('connections.clientId'), <ShortId key="app" value={clientId} thing={t('connections.clientId')} />],
        ] satisfies [string, ReactNode][])),
    [t('credentials.since'), <Moment key="made" at={madeAt} />],
    ...(usedAt === null || isOver
      ? []
      : ([
          [t(kind === 'sign-in' ? 'credentials.renewed' : 'credentials.used'), <Moment key="used" at={usedAt} />],
        ] satisfies [string, ReactNode][])),
    ...(lookedAt === null || isOver
      ? []
      : ([[t('credentials.lookedAt'), <Moment key="looked" at={lookedAt} />]] satisfies [string, ReactNode][])),
    ...(endedAt === null
      ? []
      : ([[t('credentials.endedAt'), <Moment key="ended" at={endedAt} />]] satisfies [string, ReactNode][])),
  ]
}
