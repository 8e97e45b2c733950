import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What readers may search: docs/decisions/0012-search.md. Written by hand, since no collection stands for these tables. No extension
 * of PostgreSQL is needed, and nothing depends on the database's locale.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw([LETTERS, QUERIES, SPELLING, WORDS, TABLES, TRIGGERS, FILL].join('\n')))
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger keep_article_search on articles;
    drop table article_search, search_words;
    drop function keep_article_search, keep_search_words, search_text, search_near, search_key, search_query, search_stems,
      search_configuration, search_fold`)
}

/**
 * search_fold: the text, letter for letter, as it is compared: in lower case, without what many writers leave out (the dots of ё, accents).
 * It keeps the number of characters (the small letter of İ would be two in some locales), so that what is found in it stands at the same place in the text itself; therefore without what
 * ts_headline would take for tags. Quotes, dashes and spaces of print become ASCII's, since in the locale C they would be letters. In a database of the locale C, lower() knows the letters of English only.
 */
const LETTERS = String.raw`
create function search_fold(words text) returns text language sql immutable parallel safe as $$
  select case when folded ~ '[à-ž]'
    then translate(folded, 'àáâãäåāăąçćčèéêëēėęěìíîïīłñńňòóôõöøōőŕřśšùúûüūůűųýÿźżž', 'aaaaaaaaaccceeeeeeeeiiiiilnnnoooooooorrssuuuuuuuuyyzzz')
    else folded end
  from (select translate(case when lower('Я') = 'я' then lower(translate(words, 'İ', 'i')) else translate(lower(words),
    'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯӘҒҚҢӨҰҮҺІЁЇЄҐЎ', 'абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіёїєґў') end, E'ё<‘’‚‛ʼ“”„‟«»‹›‐‑–—―…·•\u00a0\u2009\u200b\u202f', E'е \'\'\'\'\'        --          ')) each (folded)
$$;`

/**
 * search_query: what is asked, as articles of that language are asked it. Kazakh has no stemmer: its words are asked by their beginning,
 * less the endings of number, person and case, with the last consonant hard or soft as endings make it (кітап, кітабы).
 */
const QUERIES = String.raw`
create function search_configuration(language text) returns regconfig language sql immutable parallel safe as $$
  select case language
    when 'en' then 'pg_catalog.english'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig
    when 'ar' then 'pg_catalog.arabic'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'tr' then 'pg_catalog.turkish'::regconfig
    else 'pg_catalog.simple'::regconfig
  end
$$;
create function search_stems(query tsquery) returns tsquery language sql immutable parallel safe as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(query::text,
    '''([а-яәғқңөұүһі]{3,}?)(?:' ||
      '(?:лар|лер|дар|дер|тар|тер)(?:ымыз|іміз|ы|і)?(?:н?[дт]?[ыі]ң|ға|ге|қа|ке|на|не|н?да|н?де|та|те|[ндт]ы|[ндт]і|н?[дт]?[ае]н|[мбп]ен)?' ||
      '|(?:ымыз|іміз|сы|сі|ы|і)(?:н[ыі]ң|на|не|нда|нде|ны|ні|нан|нен|мен)' ||
      '|(?<=[а-яәғқңөұүһі]{4})(?:ымыз|іміз|сы|сі|ы|і)' ||
      '|(?<=[а-яәғқңөұүһі]{4})(?:[ндт][ыі]ң|ға|ге|қа|ке|да|де|та|те|[нд]ан|[нд]ен|(?<!с)тан|тен|[мбп]ен)' ||
      '|(?<=[а-яәғқңөұүһі]{5})(?:н[аеыі]|[дт][ыі])' ||
    ')?''', '''\1'':*', 'g'),
    '''([а-яәғқңөұүһі]+)[бп]'':\*', '(''\1б'':* | ''\1п'':*)', 'g'),
    '''([а-яәғқңөұүһі]+)[гк]'':\*', '(''\1г'':* | ''\1к'':*)', 'g'),
    '''([а-яәғқңөұүһі]+)[ғқ]'':\*', '(''\1ғ'':* | ''\1қ'':*)', 'g')::tsquery
$$;
create function search_query(language text, words text) returns tsquery language sql immutable parallel safe as $$
  select case language
    when 'kk' then search_stems(websearch_to_tsquery('pg_catalog.simple', search_fold(words)))
    else websearch_to_tsquery(search_configuration(language), search_fold(words))
  end
$$;`

/**
 * search_key: how a word sounds, roughly, in Latin letters, whichever alphabet and romanisation it is written in: Жаңаөзен, Жанаозен, Zhanaozen
 * and Janaozen are the same. search_near: that, and what is left of it with any one letter taken away; two words of which these overlap
 * differ by one letter added, missing, wrong or out of order, or little more (Garbe’s symmetric delete).
 */
const SPELLING = String.raw`
create function search_key(word text) returns text language sql immutable parallel safe as $$
  select regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(
      replace(replace(replace(replace(replace(replace(replace(search_fold(word), 'щ', 'sh'), 'ш', 'sh'), 'ч', 'ch'), 'ц', 'ts'), 'ю', 'iu'), 'я', 'ia'), 'ж', 'zh'),
      'аәбвгғдезийікқлмнңоөпрстуұүўфхһыэїєґqwyъь''’ʼʻ', 'aabvggdeziiikklmnnooprstuuuufhhieiegkvi'), 'shch', 'S'), 'sch', 'S'), 'sh', 'S'), 'tch', 'C'), 'ch', 'C'), 'dzh', 'j'), 'zh', 'j'), 'dj', 'j'), 'kh', 'h'), 'gh', 'g'), 'ph', 'f'), 'c', 'k'), 'x', 'ks'),
    '(.)\1+', '\1', 'g')
$$;
create function search_near(key text) returns text[] language sql immutable parallel safe as $$
  select array_agg(near) from (
    select key as near union
    select overlay(key placing '' from place for 1) from generate_series(1, length(key)) place where length(key) > 4
  ) nearby
$$;`

/** search_text: the words of a node of the editor’s stored form, a line for each paragraph and the like, as toLines in lib/lexical.ts. */
const WORDS = String.raw`
create function search_text(node jsonb) returns text language plpgsql immutable parallel safe as $$
declare
  kind text := node ->> 'type';
  words text := '';
  child jsonb;
  field record;
begin
  if kind = 'text' then return coalesce(node ->> 'text', ''); end if;
  if kind in ('linebreak', 'tab') then return ' '; end if;
  if kind = 'block' and jsonb_typeof(node -> 'fields') = 'object' then
    for field in select key, value from jsonb_each(node -> 'fields') loop
      if jsonb_typeof(field.value) = 'string' and field.key not in ('id', 'blockType', 'blockName', 'image', 'url') then
        words := words || E'\n' || (field.value #>> '{}');
      elsif jsonb_typeof(field.value -> 'root') = 'object' then
        words := words || E'\n' || search_text(field.value -> 'root');
      end if;
    end loop;
    return words || E'\n';
  end if;
  if jsonb_typeof(node -> 'children') = 'array' then
    for child in select value from jsonb_array_elements(node -> 'children') loop
      words := words || search_text(child);
    end loop;
  end if;
  return case when kind in ('paragraph', 'heading', 'quote', 'list', 'listitem') then E'\n' || words || E'\n' else words end;
end
$$;`

/** Of published articles only: what readers read. ‘=ru’ in a vector says that the article is in Russian. Words are in their language’s lower case. */
const TABLES = String.raw`
create table article_search (
  article_id uuid primary key references articles (id) on delete cascade,
  language text not null,
  published_at timestamptz not null,
  headline text not null,
  words text not null,
  folded text not null,
  title_vector tsvector not null,
  vector tsvector not null
) with (toast_tuple_target = 512);
-- What is read of every article that is found stays together; the rest lies apart, the vectors as they are used.
alter table article_search alter headline set storage main, alter title_vector set storage main, alter vector set storage external;
create index article_search_vector on article_search using gin (vector) with (fastupdate = off);
create index article_search_published_at on article_search (published_at);
create index article_search_language on article_search (language);
create table search_words (
  word text not null,
  language text not null,
  key text not null,
  near text[] not null,
  primary key (word, language)
);
create index search_words_near on search_words using gin (near) with (fastupdate = off);`

/** The row of articles is what readers have; so whoever writes it, and by whichever way, what can be searched goes with it. */
const TRIGGERS = String.raw`
create function keep_article_search() returns trigger language plpgsql set search_path from current as $$
declare
  -- Characters that mark what was found, that hyphens hide in, and that stand in other forms, are put right; what is longer than a book is cut.
  clean constant text := E'\u00ad\u0001\u0002';
  headline text := normalize(translate(coalesce(new.headline, ''), clean, ''));
  standfirst text := normalize(translate(coalesce(new.standfirst, ''), clean, ''));
  notes text;
  body text;
  words text;
  configuration regconfig := search_configuration(new.language::text);
  title tsvector;
begin
  if new._status is distinct from 'published' then
    delete from article_search where article_id = new.id;
    return null;
  end if;
  select string_agg(note #>> '{}', E'\n') into notes
    from jsonb_path_query(new.body, 'strict $.**?(@.type == "inlineBlock").fields.text', '{}', true) note;
  body := left(normalize(translate(
    concat_ws(E'\n', search_text(new.body -> 'root'), new.lead_caption, notes), clean, '')), 250000);
  title := setweight(to_tsvector(configuration, search_fold(headline)), 'A')
    || setweight(to_tsvector(configuration, search_fold(standfirst)), 'B');
  words := concat_ws(E'\n', nullif(standfirst, ''), body);
  insert into article_search values (
    new.id, new.language, coalesce(new.first_published_at, new.published_at, new.created_at), headline, words, search_fold(words), title,
    title || setweight(to_tsvector(configuration, search_fold(body)), 'C') || array_to_tsvector(array['=' || new.language]))
  on conflict (article_id) do update set
    language = excluded.language, published_at = excluded.published_at, headline = excluded.headline, words = excluded.words,
    folded = excluded.folded, title_vector = excluded.title_vector, vector = excluded.vector;
  return null;
end
$$;
create trigger keep_article_search after insert or update on articles for each row execute function keep_article_search();

-- At the end of the transaction, and one at a time: so two that bring the same new words never wait for each other.
create function keep_search_words() returns trigger language plpgsql set search_path from current as $$
declare
  fresh text[] := array(
    with words as materialized (
      select distinct token from ts_parse('default', search_fold(new.headline) || ' ' || new.folded)
      where tokid in (1, 2, 10, 11) and length(token) between 3 and 30)
    select token from words
    -- Жаңаөзен, where Жаңаөзенде stands.
    union select substring(search_stems(quote_literal(token)::tsquery)::text from '''([^'']+)'':\* ?\)?$') from words where new.language = 'kk'
    except select word from search_words where language = new.language);
begin
  if cardinality(fresh) = 0 then return null; end if;
  perform pg_advisory_xact_lock(hashtext('search_words'));
  insert into search_words
    select word, new.language, search_key(word), search_near(search_key(word)) from unnest(fresh) word where word <> ''
    on conflict do nothing;
  return null;
end
$$;
create constraint trigger keep_search_words after insert or update on article_search
  deferrable initially deferred for each row execute function keep_search_words();`

/** What is published already. */
const FILL = `update articles set headline = headline where _status = 'published';`
