import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type OpenWhy, textOfFault } from '../faults/why.ts'

/** Opens the diagnosis of a failure: that of the connection whose page it is on, else the one that reads the text. */
export const useOpenWhy = (): OpenWhy => {
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const [, subject, connectionId] = path.split('/')
  return (fault) => {
    const state = { failure: textOfFault(fault) }
    if (subject === 'connections' && connectionId !== undefined)
      void navigate({ to: '/connections/$connectionId/diagnosis', params: { connectionId }, search: {}, state })
    else void navigate({ to: '/diagnose', search: {}, state })
  }
}
