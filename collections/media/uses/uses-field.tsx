import type { UIFieldServerProps } from 'payload'
import { hasRole } from '../../access'
import { listUses, type Use } from '../../uses'
import styles from './uses.module.css'

/** Uses listed; what is more is counted. */
const MOST = 20

const KINDS: Record<Use['what'], string> = {
  article: 'Article',
  page: 'Page',
  author: 'Author',
  topic: 'Topic',
  site: 'Site',
}

/**
 * What shows the picture, as it is when the form opens: another file, another focal point or other words change all of it. Contributors
 * are not told, since drafts of others are among it.
 */
export async function UsesField({ id, req }: UIFieldServerProps) {
  if (id === undefined || !hasRole(req, 'editor')) return null
  const { total, newest } = await listUses(String(id), MOST, req)
  return (
    <section className={styles.uses} aria-labelledby="uses">
      <h3 id="uses">Where it is used</h3>
      {total === 0 ? (
        <p>Used nowhere: it may be deleted.</p>
      ) : (
        <>
          <p>Another file, focal point or text changes it in all of these at once, for readers too.</p>
          <ul>
            {newest.map((use) => (
              <li key={`${use.what} ${use.id}`}>
                <a href={`${req.payload.config.routes.admin}/${toPath(use)}`}>{toTitle(use)}</a>
                <span>{[KINDS[use.what], use.state].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ul>
          {total > newest.length && <p>and {total - newest.length} more</p>}
        </>
      )}
    </section>
  )
}

const toTitle = ({ what, title }: Use) => (what === 'site' ? 'Settings of the site' : title)

const toPath = ({ what, id }: Use) => (what === 'site' ? 'globals/site' : `collections/${what}s/${id}`)
