import type { UseQueryResult } from '@tanstack/react-query'
import type { ComponentProps, ReactNode } from 'react'
import { Failure } from '../faults/failure.tsx'
import { Shape } from './shape.tsx'
import { useDelayed } from './use-delayed.ts'

interface Props<T> {
  readonly query: UseQueryResult<T>
  /** The outline shown while nothing has arrived yet. */
  readonly shape: ComponentProps<typeof Shape>['kind']
  readonly children: (data: T) => ReactNode
}

/** Shows what was asked for: its shape after 200 ms, the fault if it failed, else the thing itself. */
export const Waiting = <T,>({ query, shape, children }: Props<T>) => {
  const isLate = useDelayed(query.isPending)
  const failure = query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return failure || (isLate && <Shape kind={shape} />)
  return (
    <>
      {failure}
      {children(query.data)}
    </>
  )
}
