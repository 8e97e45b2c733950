import { Card, Cards } from '@/components/Cards'
import { PageHeader, Stack } from '@/components/PageHeader'
import { archivePath, homePath } from '@/lib/urls'
import { getHome } from '@/queries/home'
import { getSite } from '@/queries/site'
import { absentPage } from './absent-page'
import { toMetadata } from './metadata'
import { asksForPage, type Props } from './params'

export const generateMetadata = () => toMetadata({ path: homePath })

export default async function HomePage(props: Props) {
  if (await asksForPage(props)) return absentPage(homePath)
  const [{ lead, latest }, { name, timeZone }] = await Promise.all([getHome(), getSite()])
  if (!lead) {
    return (
      <PageHeader title={name}>
        <p>Nothing has been published yet.</p>
      </PageHeader>
    )
  }
  return (
    <Stack>
      <Card article={lead} timeZone={timeZone} variant="lead" />
      {latest.length > 0 && <Cards articles={latest} timeZone={timeZone} />}
      <p>
        <a href={archivePath}>All articles by month</a>
      </p>
    </Stack>
  )
}
