import { type Locale, pathIn } from '@/lib/locale'
import { archivePath, articlePath, correctionsPath, followPath, followPaths, topicPath } from '@/lib/urls'
import type { HomeView } from '@/queries/page.view'
import { Card, Cards } from './Cards'
import { Day } from './Day'
import { FollowBox } from './FollowBox'
import { PageHeader, Stack } from './PageHeader'
import { Section } from './Section'
import { Strip } from './Strip'

type Props = { home: HomeView; name: string; locale: Locale }

/** The front page: what leads, then the latest, then topic by topic, then what was put right. */
export function HomePage({ home: { lead, latest, topics, corrections }, name, locale }: Props) {
  const { site, follow, corrections: put } = locale.words
  if (!lead) {
    return (
      <PageHeader title={name}>
        <p>{site.none}</p>
      </PageHeader>
    )
  }
  return (
    <Stack>
      <Card article={lead} locale={locale} variant="lead" />
      {latest.length > 0 && (
        <Section
          id="latest"
          title={site.latest}
          more={{ label: site.more, href: pathIn(archivePath, locale) }}
        >
          <Cards articles={latest} locale={locale} arrangement="columns" heading="h3" />
        </Section>
      )}
      {topics.map(({ topic, articles }) => (
        <Section
          key={topic.slug}
          id={`topic-${topic.slug}`}
          title={topic.name}
          href={pathIn(topicPath(topic.slug), locale)}
        >
          <Cards
            articles={articles}
            locale={locale}
            arrangement={articles.length > 2 ? 'feature' : 'columns'}
            heading="h3"
          />
        </Section>
      ))}
      <Strip
        id="corrections"
        title={put.title}
        href={pathIn(correctionsPath, locale)}
        items={corrections.map(({ kind, date, slug, headline, language }) => ({
          href: articlePath(slug),
          text: headline,
          language,
          label: (
            <>
              {put[kind]}, <Day iso={date} locale={locale} />
            </>
          ),
        }))}
      />
      <FollowBox
        id="follow"
        title={follow.box}
        text={follow.boxText}
        ways={[
          { label: follow.how, href: pathIn(followPath, locale) },
          { label: 'RSS', href: followPaths.rss },
        ]}
      />
    </Stack>
  )
}
