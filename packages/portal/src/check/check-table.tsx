import { Button } from '@fluentui/react-components'
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down'
import type { Check, CheckLine, Connection, StepId } from '@landbridge/contract'
import { Fragment, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useReconnect } from '../connections/connect-again.tsx'
import { CopyButton } from '../copying/copy-button.tsx'
import { Failure } from '../faults/failure.tsx'
import { FactRows } from '../frame/fact-rows.tsx'
import { OutsideLink } from '../frame/outside-link.tsx'
import { useMayAdminister } from '../session/session.ts'
import { plainNumber } from '../time/formats.ts'
import { useHasten } from '../watch/use-hasten.ts'
import { adminText } from './admin-text.ts'
import styles from './check-table.module.css'
import { Evidence } from './evidence.tsx'
import { byGroup } from './standing.ts'
import { Verdict } from './verdict.tsx'

interface Props {
  readonly check: Check
  readonly connection: Connection | undefined
}

/** The lines of a check, filling while it runs. A line opens to its evidence; a red one also to cause and remedy. */
export const CheckTable = ({ check, connection }: Props) => {
  const { t } = useTranslation()
  const groups = byGroup(check.lines)
  const next = groups.flatMap((each) => each.lines).find((each) => each.verdict === 'pending')
  return (
    <table className={styles.table} aria-label={t('check.lines')}>
      <thead>
        <tr>
          <th scope="col">{t('check.verdict')}</th>
          <th scope="col">{t('check.what')}</th>
          <th scope="col">{t('check.time')}</th>
        </tr>
      </thead>
      {groups.map(({ group, lines }) => (
        <tbody key={group}>
          <tr className={styles.group}>
            <th scope="rowgroup" colSpan={3}>
              {t(`check.group.${group}`)}
            </th>
          </tr>
          {lines.map((line) => (
            <Line key={line.id} line={line} isNext={line === next} connection={connection} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

interface LineProps {
  readonly line: CheckLine
  readonly isNext: boolean
  readonly connection: Connection | undefined
}

const Line = ({ line, isNext, connection }: LineProps) => {
  const { t } = useTranslation()
  const details = useId()
  const [toggled, setToggled] = useState<boolean>()
  const hasMore = line.evidence.length > 0 || line.cause !== undefined || line.remedy !== undefined
  // A red line is open until it is closed; a green one the other way round.
  const isOpen = hasMore && (toggled ?? line.verdict === 'fail')
  return (
    <Fragment>
      <tr className={styles.line} data-verdict={line.verdict}>
        <td>
          <Verdict verdict={line.verdict} isNext={isNext} />
        </td>
        <td>
          {hasMore ? (
            <button
              type="button"
              className={styles.toggle}
              aria-expanded={isOpen}
              aria-controls={details}
              onClick={() => setToggled(!isOpen)}
            >
              <span>{line.what}</span>
              <ChevronDownRegular className={styles.chevron} />
            </button>
          ) : (
            <span className={styles.plain}>{line.what}</span>
          )}
        </td>
        <td className={styles.time}>
          {line.ms === undefined || line.ms < 1 ? '' : t('check.ms', { ms: plainNumber(Math.round(line.ms)) })}
        </td>
      </tr>
      <tr id={details} className={styles.details} hidden={!isOpen}>
        <td />
        <td colSpan={2}>{isOpen && <Details line={line} connection={connection} />}</td>
      </tr>
    </Fragment>
  )
}

const Details = ({ line, connection }: { line: CheckLine; connection: Connection | undefined }) => {
  const { t } = useTranslation()
  const hasten = useHasten(connection?.id)
  const { cause, remedy, who, evidence, code, link, step, verdict } = line
  const mayAdminister = useMayAdminister()
  const needsSomebody = verdict === 'fail' || verdict === 'unknown'
  return (
    <div className={styles.body}>
      {(cause ?? remedy ?? who) !== undefined && (
        <FactRows
          facts={[
            [t('check.cause'), cause],
            [t('check.remedy'), remedy],
            [t('check.who'), who && t(`common.who.${who}`)],
            [t('check.code'), code],
          ]}
        />
      )}
      {evidence.length > 0 && <Evidence evidence={evidence} />}
      {needsSomebody && (
        <div className={styles.actions}>
          {link && <OutsideLink link={link} size="small" onOpen={hasten} />}
          {step && mayAdminister && connection && <GoToStep connectionId={connection.id} step={step} />}
          <CopyButton
            value={adminText(line, connection, t)}
            thing={t('check.forAdmin')}
            label={t('check.copyForAdmin')}
            appearance="secondary"
          />
        </div>
      )}
    </div>
  )
}

/** Opens the set-up of the connection at the step where a line is mended. */
const GoToStep = ({ connectionId, step }: { connectionId: string; step: StepId }) => {
  const { t } = useTranslation()
  const { go, isBusy, error } = useReconnect(connectionId)
  return (
    <>
      <Button size="small" disabledFocusable={isBusy} onClick={() => go(step)}>
        {t('check.goToStep')}
      </Button>
      {error && <Failure error={error} />}
    </>
  )
}
