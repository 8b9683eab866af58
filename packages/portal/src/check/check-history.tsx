import { Select } from '@fluentui/react-components'
import type { Contract, OutputOf } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'
import { shortTime } from '../time/formats.ts'

interface Props {
  readonly checks: OutputOf<Contract['checks.list']>['checks']
  readonly shown: string | undefined
  readonly onChoose: (id: string) => void
}

/** The checks so far, to look back at. */
export const CheckHistory = ({ checks, shown, onChoose }: Props) => {
  const { t } = useTranslation()
  return (
    <Select aria-label={t('check.earlier')} value={shown ?? ''} onChange={(_, { value }) => onChoose(value)}>
      {checks.map((each, index) => (
        <option key={each.id} value={each.id}>
          {index === 0 ? `${t('check.latest')}: ` : ''}
          {shortTime(each.startedAt)}, {t(`check.state.${each.verdict}`)}
        </option>
      ))}
    </Select>
  )
}
