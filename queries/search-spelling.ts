import { sql } from '@payloadcms/db-postgres'
import { type AskedWord, listWords, replaceWords } from '@/lib/search-words'
import type { Ask } from './search-database'

/** Words of the archive that are looked at for one that was asked; of these, how many are counted. */
const NEAR = 200
const COUNTED = 8

/** Articles a word is counted in: more makes no difference to what is proposed. */
const ENOUGH = 1_000

/** `isOwn` for the word itself, `isSame` for what sounds like it. */
type Spelling = { word: string; isOwn: boolean; isSame: boolean }

/** Words of a question that are looked at. */
const WORDS = 6

/**
 * Questions with the words that no article has spelt as articles spell them, the likeliest first; none where each word is known, or one has
 * nothing like it.
 */
export async function listCorrected(ask: Ask, q: string): Promise<string[]> {
  const unknown = (await listNear(ask, q)).filter(({ near }) => !near.some(({ isOwn }) => isOwn))
  const first = unknown.flatMap(({ asked, near }) => (near[0] ? [{ asked, by: near[0].word }] : []))
  if (first.length === 0 || first.length < unknown.length) return []
  const others = unknown.flatMap(({ asked, near }) =>
    near
      .slice(1)
      .map(({ word }) =>
        replaceWords(q, [...first.filter((each) => each.asked !== asked), { asked, by: word }]),
      ),
  )
  return [replaceWords(q, first), ...others]
}

/** Questions with a word as it is written in other alphabets or ways: Жаңаөзен for Zhanaozen. */
export async function listOtherwise(ask: Ask, q: string): Promise<string[]> {
  return (await listNear(ask, q)).flatMap(({ asked, near }) =>
    near
      .filter(({ isOwn, isSame }) => isSame && !isOwn)
      .map(({ word }) => replaceWords(q, [{ asked, by: word }])),
  )
}

async function listNear(ask: Ask, q: string): Promise<{ asked: AskedWord; near: Spelling[] }[]> {
  const words = listWords(q).filter(({ word, isExcluded }) => !isExcluded && /^[\p{L}\p{M}]{3,}$/u.test(word))
  const found: { asked: AskedWord; near: Spelling[] }[] = []
  // One after the other, as a connection answers.
  for (const asked of words.slice(0, WORDS)) found.push({ asked, near: await listSpellings(ask, asked.word) })
  return found
}

/** Words of published articles that sound or look like it, itself among them: the nearest first; in another alphabet it is a letter further away. */
async function listSpellings(ask: Ask, word: string): Promise<Spelling[]> {
  const rows = await ask(sql`
    with asked as materialized (
      select search_fold(${word}) as word, search_key(${word}) as key, search_near(search_key(${word})) as near),
    likely as materialized (
      select w.word, w.language, w.word = a.word as is_own, w.key = a.key as is_same,
        case when w.key = a.key then 0
          when w.key = any (a.near) or a.key = any (w.near) or length(w.key) = length(a.key) then 1 else 2 end as distance,
        (w.word ~ '^[a-z]') = (a.word ~ '^[a-z]') as is_alike, abs(length(w.word) - length(a.word)) as difference
      from search_words w join asked a on w.near && a.near limit ${NEAR}),
    nearest as (
        select * from likely order by is_own desc, distance + (not is_alike)::int, is_alike desc, difference, word, language limit ${COUNTED}),
    counted as (
      select nearest.*, (
        select count(*) from (
          select from article_search s
          where s.vector @@ (search_query(nearest.language, nearest.word) && format('''=%s''', nearest.language)::tsquery)
          limit ${ENOUGH}) each)::int as articles
      from nearest)
    select word, bool_or(is_own) as is_own, bool_or(is_same) as is_same from counted where articles > 0
    group by word order by bool_or(is_own) desc, min(distance + (not is_alike)::int), bool_or(is_alike) desc, sum(articles) desc, word`)
  return rows.map((row) => ({
    word: String(row['word']),
    isOwn: row['is_own'] === true,
    isSame: row['is_same'] === true,
  }))
}
