import type { CollectionConfig } from 'payload'
import { previewPath } from '@/lib/preview-link'

type Admin = Required<NonNullable<CollectionConfig<'articles'>['admin']>>

/** The newest version as its page, in a tab of its own. */
export const preview: Admin['preview'] = ({ id }, { req }) =>
  typeof id === 'string' ? `${req.payload.config.serverURL}${previewPath(id)}` : null

/** The same beside the form. Its address has no origin, so that the frame is at the editor's own, whichever that is. */
export const livePreview: Admin['livePreview'] = {
  url: ({ data }) => (typeof data.id === 'string' ? previewPath(data.id) : null),
  breakpoints: [
    { name: 'phone', label: 'Phone', width: 360, height: 740 },
    { name: 'desktop', label: 'Desktop', width: 1280, height: 900 },
  ],
}
