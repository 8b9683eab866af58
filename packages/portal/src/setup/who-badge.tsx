import { Badge } from '@fluentui/react-components'
import { PersonRegular } from '@fluentui/react-icons/svg/person'
import type { SetupStep } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'

/** Whose step it is. */
export const WhoBadge = ({ who }: { who: SetupStep['who'] | 'you' }) => {
  const { t } = useTranslation()
  return (
    <Badge appearance="tint" color="informative" size="large" icon={<PersonRegular />} title={t('setup.whose')}>
      {t(`common.who.${who}`)}
    </Badge>
  )
}
