import type { StepId } from '@landbridge/contract'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useWay } from './way.tsx'

interface Props {
  readonly setupId: string
  /** Absent for the current step. */
  readonly step?: StepId | undefined
  readonly className?: string | undefined
  readonly children: ReactNode
}

/** The way to a step of the set-up that is shown. */
export const StepLink = ({ setupId, step, className = '', children }: Props) => {
  const { isGuest } = useWay()
  const search = step === undefined ? {} : { step }
  const rest = { search, className, activeOptions: { exact: true } }
  return isGuest ? (
    <Link to="/link" {...rest}>
      {children}
    </Link>
  ) : (
    <Link to="/setups/$setupId" params={{ setupId }} {...rest}>
      {children}
    </Link>
  )
}
