import { entity } from '../../entity.ts'
import { choice, flag, instant, text } from '../../kinds.ts'

export const features = entity({
  set: 'features',
  name: 'feature',
  area: 'automation',
  route: 'automation',
  about: 'An optional feature of Business Central that an administrator may switch on before it becomes mandatory.',
  source: { page: 30092, name: 'APIV2 - Feature Management', table: 'Feature Key', documented: true },
  since: 27,
  key: ['id'],
  allows: ['list', 'get'],
  properties: {
    id: text(50, { field: 'ID', notNull: true }),
    enabled: choice(['None', 'All Users'], { field: 'Enabled' }),
    description: text(2048, { field: 'Description' }),
    learnMoreLink: text(2048, { field: 'Learn More Link' }),
    mandatoryBy: text(2048, { field: 'Mandatory By' }),
    canTry: flag({ field: 'Can Try' }),
    isOneWay: flag({ field: 'Is One Way' }),
    dataUpdateRequired: flag({ field: 'Data Update Required' }),
    mandatoryByVersion: text(2048, { field: 'Mandatory By Version' }),
    descriptionInEnglish: text(2048, { field: 'Description In English' }),
  },
  actions: {
    activate: {
      does: 'Switches the feature on for all users, and updates its data where that is needed.',
      status: 200,
      result: 'features',
      undo: 'deactivate',
      repeatable: true,
      parameters: { updateInBackground: flag(), startDateTime: instant() },
    },
    deactivate: {
      does: 'Switches the feature off, unless it is one-way.',
      status: 200,
      result: 'features',
      undo: 'activate',
      repeatable: true,
    },
  },
  rules: [
    { on: 'action:activate', kind: 'state', rule: 'feature is already enabled' },
    { on: 'action:activate', kind: 'permission', rule: 'a background session could not be created' },
    { on: 'action:deactivate', kind: 'state', rule: 'feature is already disabled' },
    { on: 'action:deactivate', kind: 'state', rule: 'feature is one-way and cannot be disabled' },
  ],
  notes: [
    'id is the quoted feature key',
    'activate takes updateInBackground and startDateTime in the body; the code read ignores startDateTime and starts at once',
    'a one-way feature cannot be switched off',
  ],
})
