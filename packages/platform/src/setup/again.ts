import { Fault } from '@landbridge/model'
import type { SetupRow } from '../store/setups.ts'
import type { SetupFound } from '../store/tables/setups.ts'
import type { Seen } from './step.ts'

/** The fault for somebody of another directory, or for an application there. */
const anotherDirectory = ({ tenantId }: { readonly tenantId: string }): Fault =>
  new Fault('auth.wrong_tenant', {
    message: `The connection belongs to the directory ${tenantId} and stays there. For another directory begin a set-up of its own.`,
  })

/** What is seen instead where a look, or a person who came back, leads to another directory than the connection's. */
export const elsewhere = ({ again }: Pick<SetupRow, 'again'>, found: SetupFound | undefined): Seen | undefined => {
  if (again === null || found?.tenantId === undefined || found.tenantId === again.tenantId) return undefined
  const fault = anotherDirectory(again)
  const what = 'This is another directory than the one of the connection.'
  const evidence = [
    { label: 'Directory of the connection', value: again.tenantId },
    { label: 'Found', value: found.tenantId },
  ]
  const finding = { id: 'tenant.same', verdict: 'fail', what, evidence, fault, causes: [] } as const
  return { findings: [finding], done: false, watchMs: 0 }
}
