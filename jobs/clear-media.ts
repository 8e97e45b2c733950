import type { TaskConfig } from 'payload'
import { removeMedia } from '@/lib/media-store'

/** Removes the files of a picture that was replaced or deleted, if no picture has them after all. */
export const clearMediaTask: TaskConfig<'clearMedia'> = {
  slug: 'clearMedia',
  label: 'Remove a replaced picture’s files',
  inputSchema: [{ name: 'stem', type: 'text', required: true }],
  retries: { attempts: 8, backoff: { type: 'exponential', delay: 1000 } },
  handler: async ({ input: { stem }, req }) => {
    const { totalDocs } = await req.payload.count({
      collection: 'media',
      where: { filename: { contains: stem } },
      req,
    })
    if (totalDocs === 0) await removeMedia(stem)
    return { output: {} }
  },
}
