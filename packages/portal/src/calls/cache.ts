import { Refused, type Session } from '@landbridge/contract'
import { type Mutation, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ask } from './call.ts'

const sessionKey = ask('session.read', {}).queryKey

/** A refused session is forgotten here, whichever call met it; the frame then asks to sign in again. */
const forgetSession = (error: unknown) => {
  if (!(error instanceof Refused) || error.view.code !== 'request.unauthenticated') return
  cache.setQueryData<Session>(sessionKey, (session) => (session?.member ? { ...session, member: null } : session))
}

/** A wrong password is refused in the same words as a missing session; there the session goes on. */
const isAboutSession = ({ options }: Pick<Mutation, 'options'>): boolean =>
  String(options.mutationKey?.[0]).startsWith('session.')

/** A repeat may help where nothing answered or something on the way failed, never where the platform said no. */
const mayHelpAgain = (error: Error): boolean => error instanceof Refused && (error.status === 0 || error.status === 503)

export const cache = new QueryClient({
  queryCache: new QueryCache({ onError: forgetSession }),
  mutationCache: new MutationCache({
    onError: (error, _input, _result, mutation) => {
      if (!isAboutSession(mutation)) forgetSession(error)
    },
  }),
  defaultOptions: {
    queries: { retry: (failures, error) => failures < 2 && mayHelpAgain(error) },
    mutations: { retry: false },
  },
})
