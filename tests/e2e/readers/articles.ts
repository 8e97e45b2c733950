import { block, body, heading, link, list, note, paragraph, quote, table, text } from '@/scripts/seed/lexical'

/** Words in the language of an article. */
export type Told = { language: string; headline: string; sentence: string }

/** One article told in five languages, two of which are written from right to left. */
export const told = {
  en: { language: 'en', headline: 'Workers meet in the square', sentence: 'The court heard the case behind closed doors.' },
  ru: { language: 'ru', headline: 'Рабочие собрались на площади', sentence: 'Суд рассмотрел дело за закрытыми дверями.' },
  kk: { language: 'kk', headline: 'Жұмысшылар алаңға жиналды', sentence: 'Сот істі жабық есік жағдайында қарады.' },
  ar: { language: 'ar', headline: 'اجتماع العمال في الساحة', sentence: 'نظرت المحكمة في القضية خلف أبواب مغلقة.' },
  ug: { language: 'ug', headline: 'ئىشچىلار مەيداندا يىغىلدى', sentence: 'سوت دېلونى تاقاق ئىشىك ئىچىدە كۆردى.' },
} as const satisfies Record<string, Told> // prettier-ignore

/** Every block an editor can write, or the first `length` of them. */
export function allBlocks(
  { headline, sentence }: Told,
  picture: string,
  ornament: string,
  length = Infinity,
) {
  const words = `${sentence} ${headline}. `
  const blocks = [
    paragraph([text(words.repeat(3)), link(headline, 'https://example.org/'), text(` ${sentence}`), note('n1', sentence)]),
    heading(headline),
    paragraph([text(headline, 1), text(` ${sentence} `), text(headline, 2), text(' '), text('2', 64), note('n2', headline)]),
    heading(headline, 'h3'),
    quote(sentence),
    list([headline, sentence, [link(headline, '/archive'), text(` ${sentence}`)]]),
    { type: 'horizontalrule', version: 1 },
    table([['2011', '2012', headline], [sentence, '16', sentence]]),
    block('figure', 'b1', { image: picture, caption: sentence }),
    block('figure', 'b2', { image: ornament }),
    block('pullQuote', 'b3', { quote: sentence, attribution: headline }),
    block('factBox', 'b4', { heading: headline, text: body([paragraph(words), list([sentence])]) }),
    block('linkCard', 'b5', { url: 'https://example.org/video', title: headline, description: sentence }),
    paragraph(`${'Жаңаөзен'.repeat(8)} https://example.org/${'a-long-address/'.repeat(12)}`),
    paragraph(words.repeat(6)),
  ] // prettier-ignore
  return body(blocks.slice(0, length))
}
