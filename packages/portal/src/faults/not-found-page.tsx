import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../frame/links.tsx'
import { Page } from '../frame/page.tsx'

export const NotFoundPage = () => {
  const { t } = useTranslation()
  return (
    <Page title={t('faults.notFoundTitle')} about={t('faults.notFound')}>
      <div>
        <ButtonLink to="/" appearance="primary">
          {t('faults.toOverview')}
        </ButtonLink>
      </div>
    </Page>
  )
}
