import type { GlobalAfterChangeHook, GlobalConfig } from 'payload'
import { queueBackup } from '@/lib/backup-queue'
import { administrators } from '../access'
import { guardSettings } from '../guard'
import { guardProtection } from '../settings.hooks'
import { withoutVersions } from '../without-versions'

const queueNext: GlobalAfterChangeHook = ({ req }) => queueBackup(req.payload, req)

export const Backups: GlobalConfig = {
  slug: 'backups',
  label: 'Backups',
  access: { read: administrators, update: administrators },
  hooks: {
    beforeOperation: [guardSettings],
    beforeChange: [guardProtection(['isOn', 'hour', 'kept'])],
    afterChange: [queueNext],
  },
  endpoints: withoutVersions,
  admin: {
    group: 'Settings',
    description:
      'Each day the press puts database and pictures into one file in the folder “backups” of the data folder. That is the same disk: copy them elsewhere. “npm run restore” puts one into an empty system.',
    hidden: ({ user }) => user?.role !== 'administrator',
  },
  fields: [
    { name: 'isOn', label: 'Back up every day', type: 'checkbox', defaultValue: true },
    {
      name: 'hour',
      type: 'number',
      required: true,
      defaultValue: 3,
      min: 0,
      max: 23,
      admin: { description: 'The full hour from 0 to 23, by the clocks of the site’s time zone.' },
      validate: (value: unknown) => isWhole(value, 0, 23) || 'Give a full hour, from 0 to 23.',
    },
    {
      name: 'kept',
      label: 'Kept',
      type: 'number',
      required: true,
      defaultValue: 7,
      min: 1,
      max: 366,
      admin: { description: 'How many are kept; the oldest goes when there is one more.' },
      validate: (value: unknown) => isWhole(value, 1, 366) || 'Give a whole number, from 1 to 366.',
    },
  ],
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
