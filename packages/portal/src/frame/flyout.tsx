import { Button, type ButtonProps } from '@fluentui/react-components'
import { type FocusEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import styles from './flyout.module.css'

interface Props {
  /** The button that opens it; with an icon alone it needs an `aria-label`. */
  readonly button: ButtonProps
  readonly role: 'dialog' | 'menu'
  readonly label: string
  readonly align?: 'start' | 'end'
  readonly className?: string | undefined
  readonly children: (close: () => void) => ReactNode
}

/**
 * A button and what opens under it, in the browser's own top layer: Escape and a click elsewhere close it, and the
 * focus goes back to the button.
 */
export const Flyout = ({ button, role, label, align = 'start', className, children }: Props) => {
  const id = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const wasOpen = useRef(false)
  const [isOpen, setOpen] = useState(false)
  const close = () => surface.current?.hidePopover()
  usePlace(isOpen, trigger, surface, align)

  useEffect(() => {
    if (isOpen) surface.current?.querySelector<HTMLElement>('input, [role^="menuitem"], button, a')?.focus()
  }, [isOpen])

  const leave = ({ relatedTarget }: FocusEvent) => {
    const isInside = relatedTarget instanceof Node && surface.current?.contains(relatedTarget)
    if (isOpen && relatedTarget !== null && !isInside && relatedTarget !== trigger.current) close()
  }
  return (
    <>
      <Button
        {...(button as ButtonProps & { as?: 'button' })}
        ref={trigger}
        aria-haspopup={role}
        aria-expanded={isOpen}
        aria-controls={id}
        // By the time of the click the browser has already closed what was open.
        onPointerDown={() => {
          wasOpen.current = isOpen
        }}
        onClick={() => {
          if (!wasOpen.current) surface.current?.showPopover()
          wasOpen.current = false
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it has a role, menu or dialog */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name */}
      <div
        ref={surface}
        id={id}
        popover="auto"
        role={role}
        aria-label={label}
        className={`${styles.surface} ${className ?? ''}`}
        onToggle={(event) => setOpen((event.nativeEvent as ToggleEvent).newState === 'open')}
        onBlur={leave}
      >
        {isOpen && children(close)}
      </div>
    </>
  )
}

/** Keeps the surface under its button, and within the window. */
const usePlace = (
  isOpen: boolean,
  trigger: { readonly current: HTMLElement | null },
  surface: { readonly current: HTMLElement | null },
  align: 'start' | 'end',
) => {
  useLayoutEffect(() => {
    if (!isOpen) return
    const place = () => {
      const from = trigger.current?.getBoundingClientRect()
      const element = surface.current
      if (!from || !element) return
      const { offsetWidth: width, offsetHeight: height } = element
      const wished = align === 'start' ? from.left : from.right - width
      const below = from.bottom + 4
      const fits = below + height <= innerHeight - 8 || from.top < height
      element.style.left = `${Math.max(8, Math.min(wished, innerWidth - width - 8))}px`
      element.style.top = `${fits ? below : from.top - height - 4}px`
    }
    place()
    addEventListener('scroll', place, true)
    addEventListener('resize', place)
    return () => {
      removeEventListener('scroll', place, true)
      removeEventListener('resize', place)
    }
  }, [isOpen, trigger, surface, align])
}
