import { previewPath } from '@/lib/preview-link'
import styles from './bar.module.css'

const FACES = { page: 'Article page', feed: 'Feed entry', card: 'Shared card' } as const

/** What of an article a preview shows. */
export type Face = keyof typeof FACES

/** The face that the address asks for; the page, when it asks for none that there is. */
export const toFace = (as: string | string[] | undefined): Face =>
  as === 'feed' || as === 'card' ? as : 'page'

const toHref = (id: string, face: Face) =>
  face === 'page' ? previewPath(id) : `${previewPath(id)}?as=${face}`

/** The ways between the faces of one article. */
export function Faces({ id, shown }: { id: string; shown: Face }) {
  const faces: Face[] = ['page', 'feed', 'card']
  return (
    <nav aria-label="Shown as">
      <ul className={styles.faces}>
        {faces.map((face) => (
          <li key={face}>
            <a href={toHref(id, face)} aria-current={face === shown ? 'page' : undefined}>
              {FACES[face]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
