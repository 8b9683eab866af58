import { type CallOf, type Contract, createCaller, type OperationName, type OutputOf } from '@landbridge/contract'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { languageNow } from '../words/words.ts'

/** The only way out of the portal: operations of the contract, on the origin that served the page. */
export const call = createCaller({
  baseUrl: '',
  headers: {
    'x-landbridge': 'portal',
    get 'accept-language'() {
      return languageNow()
    },
  },
})

/** For what does not change while the page is open. */
export const forever = Number.POSITIVE_INFINITY

/**
 * An operation that only reads, as a query; its name and input are the key of the cache.
 *
 * @param freshMs How long an answer counts as fresh, in milliseconds.
 */
export const ask = <N extends OperationName>(name: N, input: CallOf<Contract[N]>, freshMs = 5_000) =>
  queryOptions<OutputOf<Contract[N]>>({
    queryKey: [name, input],
    queryFn: ({ signal }) => call(name, input, { signal }),
    staleTime: freshMs,
  })

/** An operation that changes something. Afterwards what depends on it is read again. */
export const useDo = <N extends OperationName>(
  name: N,
  options: { readonly stale?: readonly OperationName[] } = {},
) => {
  const cache = useQueryClient()
  return useMutation<OutputOf<Contract[N]>, Error, CallOf<Contract[N]>>({
    mutationKey: [name],
    mutationFn: (input) => call(name, input),
    onSuccess: async () => {
      await Promise.all((options.stale ?? []).map((each) => cache.invalidateQueries({ queryKey: [each] })))
    },
  })
}
