import { Button } from '@fluentui/react-components'
import type { Connection } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { useDo } from '../calls/call.ts'
import { Failure } from '../faults/failure.tsx'
import { Section } from '../frame/section.tsx'

/** Pausing can be undone at any time, so it is not asked for twice. */
export const PauseConnection = ({ connection }: { connection: Connection }) => {
  const { t } = useTranslation()
  const update = useDo('connections.update', { stale: ['connections.read', 'connections.list'] })
  const isPaused = connection.health === 'paused'
  return (
    <Section title={t('connections.traffic')} about={t('connections.trafficAbout')}>
      <div>
        <Button
          disabledFocusable={update.isPending}
          onClick={() => update.mutate({ connectionId: connection.id, paused: !isPaused })}
        >
          {t(isPaused ? 'connections.resume' : 'connections.pause')}
        </Button>
      </div>
      {update.isError && <Failure error={update.error} />}
    </Section>
  )
}
