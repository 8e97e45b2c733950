import { FollowPage } from '@/components/FollowPage'
import { readEnvironment } from '@/lib/env'
import { absoluteUrl, followPath } from '@/lib/urls'
import { listFeedGroups } from '@/queries/feed-groups'
import { absentPage } from '../absent-page'
import { toListMetadata } from '../metadata'
import { ListData } from '../page-data'
import { getPageLocale } from '../page-locale'
import { asksForPage, type Props } from '../params'

export async function generateMetadata() {
  const { words } = await getPageLocale()
  return toListMetadata({ path: followPath, title: words.follow.title, description: words.follow.intro })
}

export default async function Page(props: Props) {
  if (await asksForPage(props)) return absentPage()
  const { siteUrl } = readEnvironment()
  const locale = await getPageLocale()
  return (
    <>
      <FollowPage
        groups={await listFeedGroups(locale)}
        locale={locale}
        toUrl={(path) => absoluteUrl(path, siteUrl)}
      />
      <ListData type="WebPage" name={locale.words.follow.title} path={followPath} />
    </>
  )
}
