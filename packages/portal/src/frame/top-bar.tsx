import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from '@fluentui/react-components'
import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit'
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon'
import { WeatherSunnyRegular } from '@fluentui/react-icons/svg/weather-sunny'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Appearance, appearances, useAppearance } from '../looks/appearance.tsx'
import { useMember } from '../session/session.ts'
import { useSignOut } from '../session/sign-out.ts'
import { Mark } from './mark.tsx'
import styles from './top-bar.module.css'

export const TopBar = () => {
  const { t } = useTranslation()
  const { workspace } = useMember()
  return (
    <header className={styles.bar}>
      <Link to="/" activeOptions={{ exact: true }} className={styles.home} aria-label={t('common.product')}>
        <Mark />
        <span className={styles.product}>{t('common.product')}</span>
      </Link>
      <span className={styles.workspace}>
        <span className={styles.divider} aria-hidden />
        <span className={styles.hidden}>{t('frame.workspace')} </span>
        {workspace}
      </span>
      <div className={styles.tools}>
        <AppearanceMenu />
        <MemberMenu />
      </div>
    </header>
  )
}

const appearanceIcons = { light: <WeatherSunnyRegular />, dark: <WeatherMoonRegular />, system: <DesktopRegular /> }

const AppearanceMenu = () => {
  const { t } = useTranslation()
  const { appearance, choose } = useAppearance()
  const name = `${t('frame.appearance')}: ${t(`frame.${appearance}`)}`
  return (
    <Menu
      checkedValues={{ appearance: [appearance] }}
      onCheckedValueChange={(_, { checkedItems }) => choose(checkedItems[0] as Appearance)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={name} relationship="label">
          <Button appearance="subtle" icon={appearanceIcons[appearance]} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t('frame.appearance')}</MenuGroupHeader>
            {appearances.map((each) => (
              <MenuItemRadio key={each} name="appearance" value={each} icon={appearanceIcons[each]}>
                {t(`frame.${each}`)}
              </MenuItemRadio>
            ))}
          </MenuGroup>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.slice(0, 1).toUpperCase())
    .slice(0, 2)
    .join('')

const MemberMenu = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const { name, role, hasPassword } = useMember()
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={styles.member}
          aria-label={t('frame.member', { name })}
          icon={{ children: <span className={styles.initials}>{initialsOf(name)}</span>, className: styles.memberIcon }}
        />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <strong>{name}</strong>
          <span>{t(`common.role.${role}`)}</span>
        </div>
        <MenuDivider />
        <MenuList>
          <MenuItem icon={<LockClosedRegular />} onClick={() => void navigate({ to: '/settings/password' })}>
            {t(hasPassword ? 'frame.changePassword' : 'frame.setPassword')}
          </MenuItem>
          <MenuItem icon={<ArrowExitRegular />} onClick={signOut}>
            {t('frame.signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
