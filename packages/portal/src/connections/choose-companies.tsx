import { Button, useAnnounce } from '@fluentui/react-components'
import type { Company, Connection } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { ChooseMany } from '../forms/cards.tsx'
import { Section } from '../frame/section.tsx'
import { Waiting } from '../waiting/waiting.tsx'

/** Which companies the connection includes, from those that are visible at this moment. */
export const ChooseCompanies = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const visible = useQuery(ask('connections.companies', { connectionId: connection.id }))
  return (
    <Section title={t('connections.companies')} about={t('connections.companiesAbout')}>
      <Waiting query={visible} shape="list">
        {({ companies }) => <Chooser connection={connection} visible={companies} />}
      </Waiting>
    </Section>
  )
}

const Chooser = ({ connection, visible }: { connection: Connection; visible: readonly Company[] }) => {
  const { t } = useTranslation()
  const { announce } = useAnnounce()
  const used = connection.companies.map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly string[]>(used)
  const change = useDo('connections.chooseCompanies', {
    stale: ['connections.read', 'connections.list', 'connections.companies'],
  })
  const isVisible = (id: string) => visible.some((each) => each.id === id)
  const hidden = connection.companies.filter(({ id }) => !isVisible(id))
  const wanted = chosen.filter(isVisible)
  const isSame = hidden.length === 0 && wanted.length === used.length && wanted.every((id) => used.includes(id))
  const submit = () =>
    change.mutate(
      { connectionId: connection.id, companies: [...wanted] },
      { onSuccess: () => announce(t('connections.companiesChanged')) },
    )
  return (
    <>
      <ChooseMany
        label={t('connections.companies')}
        isLabelHidden
        value={wanted}
        onChange={setChosen}
        error={wanted.length === 0 ? t('connections.companiesNeeded') : undefined}
        options={[
          ...visible.map(({ id, name, displayName }) => ({
            value: id,
            label: displayName,
            ...(displayName !== name && { detail: name }),
          })),
          ...hidden.map(({ id, displayName }) => ({
            value: id,
            label: displayName,
            detail: t('connections.companyHidden'),
            disabled: true,
          })),
        ]}
      />
      <div>
        <Button disabled={isSame || wanted.length === 0} disabledFocusable={change.isPending} onClick={submit}>
          {t('connections.companiesUse')}
        </Button>
      </div>
      {change.isError && <Failure error={change.error} />}
    </>
  )
}
