import { useDo } from '../calls/call.ts'
import { useMayAct } from '../session/session.ts'

/** Says that somebody is mending a connection, so that it is looked at in short intervals; without a word where not. */
export const useHasten = (connectionId: string | undefined): (() => void) => {
  const mayAct = useMayAct()
  const hasten = useDo('watch.hasten', { stale: ['watch.read'] })
  return () => {
    if (connectionId !== undefined && mayAct) hasten.mutate({ connectionId })
  }
}
