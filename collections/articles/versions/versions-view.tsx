import { Gutter, SetDocumentStepNav } from '@payloadcms/ui'
import type { DocumentViewServerProps } from 'payload'
import { z } from 'zod'
import { formatClock } from '@/lib/dates'
import { STATES } from '../states'
import { listVersions } from './list-versions'
import styles from './versions.module.css'

const pageSchema = z.coerce.number().int().min(1).catch(1)

/** Every version of an article: when, who, why, and where the article stood; each leads to what it changed and can be restored. */
export async function VersionsView({ initPageResult, searchParams }: DocumentViewServerProps) {
  const { docID, req } = initPageResult
  const id = String(docID)
  const page = pageSchema.parse(searchParams?.page)
  const { versions, pages, timeZone } = await listVersions(id, page, req)
  const here = `${req.payload.config.routes.admin}/collections/articles/${id}/versions`
  return (
    <Gutter className={styles.view ?? ''}>
      <SetDocumentStepNav
        collectionSlug="articles"
        id={id}
        pluralLabel="Articles"
        useAsTitle="headline"
        view="Versions"
      />
      <h2>Versions</h2>
      {versions.length === 0 && <p>Nothing was saved yet: the first version comes with the first save.</p>}
      {versions.length > 0 && (
        <table className={styles.table}>
          <caption>
            Every save is kept. Open one to see what it changed and to restore it as a draft. Times are those
            of {timeZone}.
          </caption>
          <thead>
            <tr>
              <th scope="col">Saved</th>
              <th scope="col">By</th>
              <th scope="col">Why</th>
              <th scope="col">State</th>
              <th scope="col">Headline</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.id}>
                <th scope="row">
                  <a href={`${here}/${version.id}`}>{formatClock(version.savedAt, timeZone)}</a>
                </th>
                <td>{version.savedBy ?? 'The newsroom itself'}</td>
                <td>{version.reason}</td>
                <td>
                  {STATES[version.state]}
                  {version.isAutosave && ' (autosave)'}
                </td>
                <td>{version.headline}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {pages > 1 && (
        <nav aria-label="Pages of versions" className={styles.pages}>
          {page > 1 && <a href={`${here}?page=${page - 1}`}>Newer</a>}
          <span>
            Page {page} of {pages}
          </span>
          {page < pages && <a href={`${here}?page=${page + 1}`}>Older</a>}
        </nav>
      )}
    </Gutter>
  )
}
