import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { recall, remember } from './memory.ts'

export const appearances = ['light', 'dark', 'system'] as const
export type Appearance = (typeof appearances)[number]

interface Looks {
  readonly appearance: Appearance
  readonly isDark: boolean
  readonly choose: (appearance: Appearance) => void
}

const Context = createContext<Looks | null>(null)
const key = 'landbridge.appearance'
const prefersDark = matchMedia('(prefers-color-scheme: dark)')

const stored = (): Appearance => {
  const value = recall(key)
  return appearances.find((each) => each === value) ?? 'system'
}

const onSystemChange = (changed: () => void): (() => void) => {
  prefersDark.addEventListener('change', changed)
  return () => prefersDark.removeEventListener('change', changed)
}

/** Keeps the choice of light or dark in this browser; the choice `system` follows the device. */
export const AppearanceProvider = ({ children }: { children: ReactNode }) => {
  const [appearance, setAppearance] = useState(stored)
  const systemIsDark = useSyncExternalStore(onSystemChange, () => prefersDark.matches)
  const isDark = appearance === 'dark' || (appearance === 'system' && systemIsDark)

  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])

  const looks = useMemo<Looks>(
    () => ({
      appearance,
      isDark,
      choose: (next) => {
        remember(key, next)
        setAppearance(next)
      },
    }),
    [appearance, isDark],
  )
  return <Context value={looks}>{children}</Context>
}

export const useAppearance = (): Looks => {
  const looks = use(Context)
  if (looks === null) throw new TypeError('useAppearance outside AppearanceProvider')
  return looks
}
