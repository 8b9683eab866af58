import { Button } from '@fluentui/react-components'
import type { Delivery, Webhook } from '@landbridge/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask, useDo } from '../calls/call.ts'
import { kindTitle } from '../events/kinds.ts'
import { Failure } from '../faults/failure.tsx'
import table from '../frame/table.module.css'
import styles from '../settings/settings.module.css'
import { Moment } from '../time/moment.tsx'
import { Waiting } from '../waiting/waiting.tsx'
import own from './notices.module.css'

/** What was sent to a webhook and what came back, newest first. */
export const Deliveries = ({ webhook: { id: webhookId, name, enabled } }: { webhook: Webhook }) => {
  const { t } = useTranslation()
  const deliveries = useQuery({ ...ask('webhooks.deliveries', { webhookId }), refetchInterval: 5_000 })
  const replay = useDo('webhooks.replay', { stale: ['webhooks.deliveries', 'webhooks.list'] })
  return (
    <Waiting query={deliveries} shape="table">
      {(data) =>
        data.deliveries.length === 0 ? (
          <p className={styles.hint}>{t('notices.noDeliveries')}</p>
        ) : (
          <>
            <table className={table.table} aria-label={t('notices.deliveriesOf', { name })}>
              <thead>
                <tr>
                  <th scope="col">{t('notices.event')}</th>
                  <th scope="col">{t('notices.state')}</th>
                  <th scope="col">{t('notices.tried')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {data.deliveries.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">
                      {kindTitle(t, each.event.kind)}
                      {each.event.connectionName && <span className={table.second}>{each.event.connectionName}</span>}
                    </th>
                    <td data-label={t('notices.state')}>
                      <Outcome delivery={each} />
                    </td>
                    <td data-label={t('notices.tried')}>
                      <span>
                        {each.triedAt ? <Moment at={each.triedAt} /> : t('notices.notYet')}
                        <span className={table.second}>{t('notices.attempts', { count: each.attempts })}</span>
                      </span>
                    </td>
                    <td className={table.action}>
                      {each.state !== 'waiting' && enabled && (
                        <Button
                          size="small"
                          disabledFocusable={replay.isPending}
                          aria-label={t('notices.replayNamed', { name: kindTitle(t, each.event.kind) })}
                          onClick={() => replay.mutate({ webhookId, deliveryId: each.id })}
                        >
                          {t('notices.replay')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {replay.isError && <Failure error={replay.error} />}
          </>
        )
      }
    </Waiting>
  )
}

const Outcome = ({ delivery: { state, status, ms, problem, answer, dueAt } }: { delivery: Delivery }) => {
  const { t } = useTranslation()
  const facts = [status === null ? '' : String(status), ms === null ? '' : `${ms} ms`].filter((each) => each !== '')
  return (
    <span>
      {t(`notices.stateOf.${state}`)}
      {facts.length > 0 && ` (${facts.join(', ')})`}
      {problem && <span className={table.second}>{problem}</span>}
      {answer && <span className={own.answer}>{answer}</span>}
      {dueAt && state === 'waiting' && (
        <span className={table.second}>
          {t('notices.next')} <Moment at={dueAt} />
        </span>
      )}
    </span>
  )
}
