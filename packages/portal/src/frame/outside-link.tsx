import { Button, type ButtonProps } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons/svg/open'
import type { Link } from '@landbridge/contract'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly link: Link
  readonly size?: ButtonProps['size']
  /** Told when somebody goes there. */
  readonly onOpen?: (() => void) | undefined
}

/** Opens a page outside the portal in a new tab, under the name it has there. */
export const OutsideLink = ({ link, size = 'medium', onOpen }: Props) => {
  const { t } = useTranslation()
  // Whatever the address holds, only a web page is opened.
  if (!/^https?:/i.test(link.url)) return null
  const name = t('setup.openPage', { page: link.page })
  return (
    <Button
      as="a"
      href={link.url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={onOpen}
      size={size}
      icon={<OpenRegular />}
      iconPosition="after"
      aria-label={`${name} (${t('common.opensInNewTab')})`}
    >
      {name}
    </Button>
  )
}
