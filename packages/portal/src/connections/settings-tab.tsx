import type { Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../calls/call.ts'
import { Facts } from '../frame/facts.tsx'
import { Section } from '../frame/section.tsx'
import { useMayAdminister } from '../session/session.ts'
import { ChooseCompanies } from './choose-companies.tsx'
import { ConnectAgain } from './connect-again.tsx'
import { DeleteConnection } from './delete-connection.tsx'
import { PauseConnection } from './pause-connection.tsx'
import { RenameConnection } from './rename-connection.tsx'

const route = getRouteApi('/frame/connections/$connectionId')

/** Name, companies, traffic, addresses and end of a connection. */
export const SettingsTab = () => {
  const { connectionId } = route.useParams()
  const { data: connection } = useQuery(ask('connections.read', { connectionId }))
  const mayAdminister = useMayAdminister()
  if (!connection) return null
  return (
    <>
      {mayAdminister && <RenameConnection key={connection.name} connection={connection} />}
      {mayAdminister && connection.health !== 'paused' && (
        <ChooseCompanies key={connection.companies.map(({ id }) => id).join()} connection={connection} />
      )}
      {mayAdminister && <PauseConnection connection={connection} />}
      {mayAdminister && <ConnectAgain connection={connection} />}
      <Addresses connection={connection} />
      {mayAdminister && <DeleteConnection connection={connection} />}
    </>
  )
}

const Addresses = ({ connection: { endpoints } }: { connection: Connection }) => {
  const { t } = useTranslation()
  const names = ['api', 'webClient', 'authority', 'graph', 'entraAdminCenter'] as const
  return (
    <Section title={t('connections.addresses')}>
      <Facts facts={names.map((name) => [t(`connections.${name}`), <code key={name}>{endpoints[name]}</code>])} />
    </Section>
  )
}
