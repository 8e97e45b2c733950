/** Words that turn a sentence into its contrary. */
const NEGATIONS = toSet(`
  no not never none nobody nothing nowhere neither nor cannot without nicht niemals nunca jamais
  не ни нет без никто никогда ничего нигде нельзя никак емес`)

/** Beginnings that turn a word into its contrary or another, and small words that look like one: “in sane”, “a typical”. */
const BEGINNINGS = toSet(`
  a an the re no non un in im il ir dis mis anti а не ни без бес анти`)

/** English numbers, months and days as they are written. */
const WORDS = toSet(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
  twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions
  trillion trillions dozen dozens half halves third thirds quarter quarters once twice double triple
  first second fourth fifth sixth seventh eighth ninth tenth eleventh twelfth twentieth thirtieth fortieth fiftieth sixtieth
  seventieth eightieth ninetieth hundredth thousandth millionth
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday`)

/**
 * The same in languages that bend their words, by what the forms of one word share; of languages other than Russian, those alone
 * that a letter tells apart.
 */
const STEMS = [...toSet(`
  январ феврал март апрел июн июл август сентябр октябр ноябр декабр
  понедельник вторник четверг пятниц суббот воскресен
  четыр четверт пять пяти пятый пятого шест семь седьм восем восьм девят десят
  одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат
  двадцат тридцат сорок пятьдесят пятидесят шестьдесят шестидесят семьдесят семидесят восемьдесят восьмидесят девяност
  двести двухсот триста трёхсот трехсот четыреста пятьсот шестьсот семьсот восемьсот девятьсот
  тысяч миллион миллиард триллион полтор половин перв втор трет
  juni juli iyun iyul sesent setent cuatro cuarto يوني يولي سبع تسع هفت هشت ئىيۇن ئىيۇل`)].sort((a, b) => b.length - a.length) // prettier-ignore

/** Which number, month or day the word is, if it is one. */
const nameOf = (word: string): string | undefined =>
  WORDS.has(word) ? word : STEMS.find((stem) => word.includes(stem))

/** Whether a number, month or day that is spelt right would be another word, or a word negated that was not, or the reverse. */
export function tellsOtherwise(from: string, to: string): boolean {
  const name = nameOf(from)
  return (
    (name !== undefined && name !== nameOf(to)) ||
    [from, to].some((word) => NEGATIONS.has(word)) ||
    [/n't$/, /m[ıiuü]yor/].some((negation) => negation.test(from) !== negation.test(to))
  )
}

/** Whether the word, written together with its neighbour, may make another of it: “not able”, “in valid”, “six teen”. */
export const isApart = (word: string): boolean =>
  NEGATIONS.has(word) || BEGINNINGS.has(word) || nameOf(word) !== undefined || /\p{N}/u.test(word)

function toSet(words: string): Set<string> {
  return new Set(words.trim().split(/\s+/))
}
