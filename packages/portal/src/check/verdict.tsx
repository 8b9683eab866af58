import { Spinner } from '@fluentui/react-components'
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle'
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
}

/** A verdict as mark and, for those who do not see it, as word. */
export const Verdict = ({ verdict }: { verdict: CheckLine['verdict'] }) => {
  const { t } = useTranslation()
  const name = t(`common.verdict.${verdict}`)
  if (verdict === 'pending') return <Spinner size="extra-tiny" aria-label={name} />
  const Icon = icons[verdict]
  return <Icon className={styles.verdict} data-verdict={verdict} aria-label={name} title={name} />
}
