import type { Field } from 'payload'
import { changeOptions } from '@/lib/kinds'
import { publishers, signedIn } from '../access'
import { goneForField } from '../fields/gone-for'
import { earlierField } from './earlier/field'
import { creatorOrEditors, hideFromContributors } from './own.access'
import { LONGEST_REASON } from './reason'
import { recorded } from './record.fields'
import { stateOptions } from './states'

/** For the newsroom's eyes: where it stands is no reader's business. */
const kept = { ...recorded, read: signedIn }

/** Who works on it is also no business of a contributor who did not begin it: a byline may be a pen name. */
const people = { ...recorded, read: creatorOrEditors }

/** Where the article stands on its way; every save records it anew. */
export const stateField: Field = {
  name: 'state',
  type: 'select',
  index: true,
  defaultValue: 'draft',
  options: stateOptions,
  access: kept,
  admin: {
    position: 'sidebar',
    readOnly: true,
    components: { Field: '/collections/articles/desk/state-field#StateField' },
  },
}

/** A time of the newsroom's own; only publishers set it. */
const dueField = (name: string, label: string, description: string): Field => ({
  name,
  label,
  type: 'date',
  access: { read: signedIn, create: publishersOnly, update: publishersOnly },
  hooks: { beforeDuplicate: [() => null] },
  admin: {
    position: 'sidebar',
    date: {
      pickerAppearance: 'dayAndTime',
      timeIntervals: 15,
      timeFormat: 'HH:mm',
      displayFormat: 'd MMMM yyyy, HH:mm',
    },
    description,
    components: { Description: '/collections/articles/desk/due-field#DueDescription' },
  },
})

const publishersOnly = ({ req }: Parameters<typeof publishers>[0]) => publishers({ req })

/** What the desk keeps beside the words: stages, people, times. */
export const deskFields: Field[] = [
  {
    name: 'change',
    type: 'group',
    label: 'What changed for readers',
    access: { read: signedIn },
    hooks: { beforeDuplicate: [() => ({})] },
    admin: {
      position: 'sidebar',
      condition: ({ publishedAt }) => Boolean(publishedAt),
      description:
        'Words that readers have do not change silently: say what kind of change this is before you publish it.',
    },
    fields: [
      { name: 'kind', type: 'select', options: changeOptions },
      {
        name: 'text',
        label: 'For readers, in a sentence',
        type: 'textarea',
        maxLength: 1000,
        admin: { condition: (_, { kind }) => kind !== 'minor' },
      },
      {
        name: 'keepsEarlier',
        label: 'Keep earlier wordings public',
        type: 'checkbox',
        admin: {
          description:
            'With the tick, readers can still read what the article said before this change. Without it, every earlier wording is taken down for good. Never tick it where one of them could put somebody at risk.',
        },
      },
    ],
  },
  earlierField,
  {
    name: 'reason',
    label: 'Why, for colleagues',
    type: 'text',
    maxLength: LONGEST_REASON,
    access: { read: creatorOrEditors },
    hooks: { beforeDuplicate: [() => null] },
    admin: { position: 'sidebar', description: 'Kept with this version. Never shown to readers.' },
  },
  dueField('publishOn', 'Publish on', 'Goes out by itself then, exactly as approved.'),
  dueField('withdrawOn', 'Withdraw on', 'Readers find “gone” from then on.'),
  goneForField(
    {
      position: 'sidebar',
      condition: ({ withdrawOn, state }) => Boolean(withdrawOn) || state === 'withdrawn',
    },
    signedIn,
  ),
  dueField('embargo', 'Embargo until', 'Nobody publishes it before.'),
  {
    name: 'review',
    type: 'group',
    access: people,
    admin: { hidden: true },
    fields: [
      { name: 'askedBy', type: 'text' },
      { name: 'askedAt', type: 'date' },
      { name: 'returnedBy', type: 'text' },
      { name: 'returnedAt', type: 'date' },
      { name: 'returnedFor', type: 'text' },
    ],
  },
  {
    name: 'approval',
    type: 'group',
    access: people,
    admin: { hidden: true },
    fields: [
      // Of every word and picture that readers would get; see hashOf.
      { name: 'hash', type: 'text' },
      // Of what its disclaimer, bylines, topics and pictures said and showed; see hashOfShown.
      { name: 'shown', type: 'text' },
      { name: 'by', type: 'text' },
      { name: 'account', type: 'text' },
      { name: 'at', type: 'date' },
    ],
  },
  // Names, not accounts: they stay in the record when an account is deleted.
  { name: 'savedBy', type: 'text', access: people, admin: { hidden: true } },
  // The account beside it: a version that autosave keeps up to date is that account's alone.
  { name: 'savedByAccount', type: 'text', access: people, admin: { hidden: true } },
  // Of every word and picture that readers would get of this version: who approves says by it what he read.
  { name: 'publicHash', type: 'text', access: kept, admin: { hidden: true } },
  // The account that last changed what readers would get: under “two people” another one approves it.
  { name: 'wordsBy', type: 'text', access: people, admin: { hidden: true } },
  {
    name: 'publishedAt',
    label: 'Published here',
    type: 'date',
    index: true,
    access: recorded,
    admin: { position: 'sidebar', readOnly: true, date: { pickerAppearance: 'dayAndTime' } },
  },
  {
    name: 'revisedAt',
    label: 'Revised',
    type: 'date',
    index: true,
    access: recorded,
    admin: {
      position: 'sidebar',
      readOnly: true,
      date: { pickerAppearance: 'dayAndTime' },
      condition: ({ revisedAt }) => Boolean(revisedAt),
    },
  },
  // Which of the wordings that readers have had this is, from 1, and the first of them that they may still read; see recordRevision.
  {
    name: 'revision',
    type: 'group',
    access: recorded,
    hooks: { beforeDuplicate: [() => ({})] },
    admin: { hidden: true },
    fields: [
      { name: 'number', type: 'number' },
      { name: 'shownFrom', type: 'number' },
    ],
  },
  // Minted at first publication, the same for ever: feeds know the article by it.
  { name: 'permanentId', type: 'text', unique: true, access: recorded, admin: { hidden: true } },
  // Counts first publications on this site from 1: lists are cut by it, so that full pages never change.
  { name: 'number', type: 'number', unique: true, access: recorded, admin: { hidden: true } },
  // The slug at which readers last saw it; it outlives a withdrawal, so that the address can answer 410.
  { name: 'publicSlug', type: 'text', access: recorded, admin: { hidden: true } },
  // Feeds say for a while that it is withdrawn: their readers have a copy.
  { name: 'withdrawnAt', type: 'date', index: true, access: recorded, admin: { hidden: true } },
  // And then that it is back.
  { name: 'returnedAt', type: 'date', index: true, access: recorded, admin: { hidden: true } },
  {
    name: 'createdBy',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    access: kept,
    hooks: { afterRead: [hideFromContributors] },
    admin: { hidden: true },
  },
]
