import { Spinner } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
import { CircleRegular } from '@fluentui/react-icons/svg/circle'
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle'
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle'
import { SubtractCircleRegular } from '@fluentui/react-icons/svg/subtract-circle'
import type { CheckLine } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import styles from './verdict.module.css'

const icons = {
  pass: CheckmarkCircleFilled,
  fail: DismissCircleFilled,
  unknown: QuestionCircleFilled,
  skipped: SubtractCircleRegular,
  pending: CircleRegular,
}

interface Props {
  readonly verdict: CheckLine['verdict']
  /** Of the lines that wait, the one whose turn it is. */
  readonly isNext?: boolean
}

/** A verdict as mark and, for those who do not see it, as word. */
export const Verdict = ({ verdict, isNext = true }: Props) => {
  const { t } = useTranslation()
  const name = t(`common.verdict.${verdict}`)
  if (verdict === 'pending' && isNext) return <Spinner size="extra-tiny" aria-label={name} className={styles.running} />
  const Icon = icons[verdict]
  return <Icon className={styles.verdict} data-verdict={verdict} aria-label={name} title={name} />
}
