import { ArrowExitRegular } from '@fluentui/react-icons/svg/arrow-exit'
import { DesktopRegular } from '@fluentui/react-icons/svg/desktop'
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed'
import { WeatherMoonRegular } from '@fluentui/react-icons/svg/weather-moon'
import { WeatherSunnyRegular } from '@fluentui/react-icons/svg/weather-sunny'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { appearances, useAppearance } from '../looks/appearance.tsx'
import { PaletteButton } from '../palette/palette-button.tsx'
import { useMember } from '../session/session.ts'
import { useSignOut } from '../session/sign-out.ts'
import { Mark } from './mark.tsx'
import { Menu } from './menu.tsx'
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
        <PaletteButton />
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
      label={t('frame.appearance')}
      button={{ appearance: 'subtle', icon: appearanceIcons[appearance], 'aria-label': name, title: name }}
      entries={appearances.map((each) => ({
        label: t(`frame.${each}`),
        icon: appearanceIcons[each],
        isChosen: each === appearance,
        onChoose: () => choose(each),
      }))}
    />
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
  const label = t('frame.member', { name })
  return (
    <Menu
      label={label}
      button={{
        appearance: 'subtle',
        className: styles.member,
        'aria-label': label,
        title: label,
        icon: { children: <span className={styles.initials}>{initialsOf(name)}</span>, className: styles.memberIcon },
      }}
      head={
        <div className={styles.who} role="presentation">
          <strong>{name}</strong>
          <span>{t(`common.role.${role}`)}</span>
        </div>
      }
      entries={[
        {
          label: t(hasPassword ? 'frame.changePassword' : 'frame.setPassword'),
          icon: <LockClosedRegular />,
          onChoose: () => void navigate({ to: '/settings/password' }),
        },
        { label: t('frame.signOut'), icon: <ArrowExitRegular />, onChoose: () => void signOut() },
      ]}
    />
  )
}
