import { readAppFile } from '../../bc/extensions/app-file.ts'
import { settleDeployments, startDeployment } from '../../bc/extensions/deploy.ts'
import { burn, uploadedBefore, wasUploaded } from '../../bc/extensions/rules.ts'
import { extensionState, type ScheduledVersion } from '../../bc/extensions/state.ts'
import { conflict, invalid } from '../../control/refused.ts'
import { html } from '../html.ts'
import type { PageActions } from '../pages.ts'
import { fileField, message, problemOf, select } from '../parts.ts'
import { environmentPage, pagePath, placeOf } from './frame.ts'

const schedules = [
  { value: 'Current version', label: 'Current version' },
  { value: 'Next minor version', label: 'Next minor version' },
  { value: 'Next major version', label: 'Next major version' },
]

const kinds: Readonly<Record<string, ScheduledVersion['scheduleKind'] | undefined>> = {
  'Next minor version': 'NextMinorUpdate',
  'Next major version': 'NextMajorUpdate',
}

const syncModes = [
  { value: 'Add', label: 'Add' },
  { value: 'ForceSync', label: 'Force' },
]

/** Who uploads by hand: nobody is asked for a name on these pages. */
const someone = { by: 'administrator', byApplication: false }

/** Page 2507: a file, when it shall come, and how its tables are brought in line. */
export const extensionUpload: Required<PageActions> = {
  show: (context) => {
    const place = placeOf(context)
    return environmentPage(context, place, {
      title: 'Upload and Deploy Extension',
      trail: [{ label: 'Extension Management', href: pagePath(context, place, 'extensionManagement') }],
      body: html`${problemOf(context.problem)}${message('note', 'Extensions can contain potentially harmful code. Here the code never runs: only the header and the manifest are read.')}
<form method="post" enctype="multipart/form-data" class="card"><h2>Upload extension</h2>
${fileField('file', 'Select .app file', '.app')}
${select('schedule', 'Deploy to', schedules)}
${select('syncMode', 'Schema Sync Mode', syncModes)}
<fieldset><label><input type="checkbox" name="accept" value="yes"><span>Accept</span></label></fieldset>
<button class="primary">Deploy</button></form>`,
    })
  },
  send: (context) => {
    const place = placeOf(context)
    const { sim, form, files } = context
    const { environment } = place
    const bytes = files.get('file')
    if (bytes === undefined || bytes.length === 0) throw invalid('file', 'Extension content is empty: choose a file.')
    if (form.get('accept') !== 'yes') throw invalid('accept', 'Accept the privacy and disclaimer first.')
    if (environment.settings?.refusesPerTenantExtensions)
      throw conflict('Upload of per-tenant extensions is not supported for your system configuration.')
    const app = readAppFile(bytes)
    if (app === undefined) throw invalid('file', 'The file is not an extension file, or it is damaged.')
    settleDeployments(environment, sim.clock.now())
    if (wasUploaded(environment, app)) throw conflict(uploadedBefore(app))
    const options = { syncMode: form.get('syncMode') ?? 'Add' }
    const scheduleKind = kinds[form.get('schedule') ?? '']
    if (scheduleKind === undefined) startDeployment(sim, environment, app, { ...someone, options })
    else {
      burn(environment, app)
      extensionState(environment).scheduled.push({
        ...someone,
        id: sim.random.guid(),
        app,
        type: 'Upload',
        scheduleKind,
        createdAt: sim.clock.now(),
        takesMs: sim.settings.deploymentMs,
        surface: 'automation',
        options,
      })
    }
    return pagePath(context, place, 'extensionStatus')
  },
}
