import type { Locale } from '@/lib/locale'
import { toWordingId } from '@/lib/urls'
import { fillText } from '@/lib/words'
import type { DisclaimerView } from '@/queries/page.view'
import { Day } from './Day'
import styles from './DisclaimerPage.module.css'
import { Fill } from './Fill'
import { PageHeader, Stack } from './PageHeader'

type Props = { disclaimer: DisclaimerView; locale: Locale }

/** Every wording of a disclaimer, newest first, with what proves each. */
export function DisclaimerPage({ disclaimer: { wordings }, locale }: Props) {
  const words = locale.words.disclaimer
  const day = (iso: string | undefined) => iso !== undefined && <Day iso={iso} locale={locale} />
  return (
    <Stack>
      <PageHeader kicker={words.kicker} title={words.title}>
        <p>{words.intro}</p>
      </PageHeader>
      {wordings.map(({ revision, text, sha256, from, until }) => (
        <section
          key={revision}
          id={toWordingId(revision)}
          className={styles.wording}
          aria-labelledby={`heading-${revision}`}
        >
          <h2 id={`heading-${revision}`}>{fillText(words.wording, { number: revision })}</h2>
          <p className={styles.record}>
            <Fill
              words={until === undefined ? words.since : words.between}
              with={{ from: day(from), until: day(until) }}
            />
          </p>
          <blockquote className={styles.text} dir="auto">
            {text}
          </blockquote>
          <p className={styles.record}>
            SHA-256: <code>{sha256}</code>
          </p>
        </section>
      ))}
    </Stack>
  )
}
