import { Button, type ButtonProps, Link as FluentLink } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactElement, Ref } from 'react'

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>
}

interface ButtonAnchorProps extends AnchorProps {
  readonly appearance?: ButtonProps['appearance']
  readonly size?: ButtonProps['size']
  readonly icon?: ReactElement
  readonly iconPosition?: ButtonProps['iconPosition']
}

const ButtonAnchor = (props: ButtonAnchorProps) => <Button {...(props as ButtonProps & { as: 'a' })} as="a" />
const TextAnchor = (props: AnchorProps) => <FluentLink {...props} as="a" />

/** A way to another page of the portal that looks like a button. */
export const ButtonLink = createLink(ButtonAnchor)
/** A way to another page of the portal within text. */
export const TextLink = createLink(TextAnchor)
