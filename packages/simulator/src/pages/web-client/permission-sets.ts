import { listSets } from '../../bc/permission-sets.ts'
import { createPermissionSet, deletePermissionSet } from '../../control/permission-sets.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { actionButton, copyable, field, problemOf, select, table } from '../parts.ts'
import { environmentPage, pagePath, placeOf } from './frame.ts'

/** Page 9802: all permission sets. A copy is made as people make one of SUPER, which no application may hold. */
export const permissionSets: Required<PageActions> = {
  show: (context) => {
    const place = placeOf(context)
    const { form, problem } = context
    const all = listSets(place.environment)
    return environmentPage(context, place, {
      title: 'Permission Sets',
      trail: [],
      body: html`${problemOf(problem)}<section class="card">${table({
        caption: 'Permission Sets',
        columns: ['Permission Set', 'Name', 'Type', 'Extension Name', ''],
        rows: all.map(({ roleId, name, scope, appName }) => [
          copyable(roleId),
          name,
          scope === 'Tenant' ? 'User-Defined' : appName === 'System Application' ? 'System' : 'Extension',
          appName,
          scope === 'Tenant' ? actionButton('delete', 'Delete', { roleId }, 'quiet', `Delete ${roleId}`) : '',
        ]),
        empty: 'There is nothing to show in this view.',
      })}</section>
<form method="post" class="card"><h2>Copy Permission Set</h2><input type="hidden" name="action" value="copy">
${select(
  'like',
  'Source Permission Set',
  all.map(({ roleId, name }) => ({ value: roleId, label: `${roleId} - ${name}` })),
  form.get('like') ?? '',
)}
${field({ name: 'roleId', label: 'New Permission Set', value: form.get('roleId') ?? '', maxLength: 20, hint: 'At most 20 characters.', problem })}
${field({ name: 'name', label: 'Name', value: form.get('name') ?? '', maxLength: 30, problem })}
<button class="primary">Copy</button></form>`,
    })
  },
  send: (context) => {
    const place = placeOf(context)
    const { form } = context
    const roleId = form.get('roleId') ?? ''
    if (form.get('action') === 'delete') deletePermissionSet(place.environment, roleId)
    else
      createPermissionSet(place.environment, {
        roleId,
        name: form.get('name') ?? '',
        like: form.get('like') ?? '',
      })
    return pagePath(context, place, 'permissionSets')
  },
}
