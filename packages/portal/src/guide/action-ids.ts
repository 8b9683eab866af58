import type { WantedSet } from '@landbridge/contract'

/** A choice as the guide takes it: ids of actions, separated by commas. */
export const actionIds = (wanted: readonly WantedSet[]): string =>
  wanted
    .flatMap(({ set, route = 'standard', verbs, actions = [] }) =>
      [...verbs, ...actions].map((name) => `${route === 'standard' ? '' : `${route}/`}${set}.${name}`),
    )
    .join(',')
