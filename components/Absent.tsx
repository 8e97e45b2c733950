import { archivePath, homePath } from '@/lib/urls'
import { PageHeader } from './PageHeader'

/** What readers see where no page is. */
export function Absent({ reason }: { reason: 'gone' | 'unknown' }) {
  return reason === 'gone' ? (
    <PageHeader kicker="Withdrawn" title="This page was withdrawn">
      <p>It was published here and has been taken down. It will not come back at this address by itself.</p>
      <Ways />
    </PageHeader>
  ) : (
    <PageHeader kicker="Not found" title="There is no page at this address">
      <p>The address may be mistyped, or the link that led here may be wrong.</p>
      <Ways />
    </PageHeader>
  )
}

const Ways = () => (
  <p>
    Go to the <a href={homePath}>front page</a> or look through the <a href={archivePath}>archive</a>.
  </p>
)
