import { type Locale, pathIn } from '@/lib/locale'
import { archivePath, homePath } from '@/lib/urls'
import { Fill } from './Fill'
import { PageHeader, Stack } from './PageHeader'

/** What readers see where the newsroom would have answered and is away, in each language of the site, the first one first. */
export function Unavailable({ locales }: { locales: Locale[] }) {
  const [first, ...others] = locales
  if (!first) return null
  return (
    <Stack>
      <PageHeader title={first.words.unavailable.title}>
        <Told locale={first} />
      </PageHeader>
      {others.map((locale) => (
        <section key={locale.language} lang={locale.language}>
          <h2>{locale.words.unavailable.title}</h2>
          <Told locale={locale} />
        </section>
      ))}
    </Stack>
  )
}

function Told({ locale }: { locale: Locale }) {
  const { unavailable, absent } = locale.words
  return (
    <>
      <p>{unavailable.text}</p>
      <p>
        <Fill
          words={absent.ways}
          with={{
            home: <a href={pathIn(homePath, locale)}>{absent.home}</a>,
            archive: <a href={pathIn(archivePath, locale)}>{absent.archive}</a>,
          }}
        />
      </p>
    </>
  )
}
