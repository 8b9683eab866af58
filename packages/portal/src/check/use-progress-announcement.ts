import { useAnnounce } from '@fluentui/react-components'
import { useEffect, useRef } from 'react'

/** Says a changing text to a screen reader, at most every 5 s, and never the one the page opened with. */
export const useProgressAnnouncement = (text: string) => {
  const { announce } = useAnnounce()
  const said = useRef({ text, at: 0 })
  useEffect(() => {
    if (said.current.text === text) return
    const wait = Math.max(0, said.current.at + 5_000 - Date.now())
    const timer = setTimeout(() => {
      said.current = { text, at: Date.now() }
      announce(text, { polite: true })
    }, wait)
    return () => clearTimeout(timer)
  }, [text, announce])
}
