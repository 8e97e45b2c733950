import { block, body, heading, list, note, paragraph, quote, table, text } from '../seed/lexical'

/** An article with everything an article may have, for its picture; sample text, none of it happened. */
export const toCampaign = (leadImage: string | undefined) => ({
  headline: 'Sample: fourteen years on, the families are still waiting for an independent inquiry',
  standfirst:
    'A petition with 40,000 names was handed in at the embassy. Officials did not answer our questions.',
  kind: 'campaign',
  leadImage,
  leadCaption: 'The square before dawn',
  sources: [
    { title: 'Sample report on the strike', url: 'https://example.org/report' },
    { title: 'Court record, volume 3' },
  ],
  callToAction: {
    text: 'Ask the ambassador for an independent inquiry',
    url: 'https://example.org/act',
    by: 'Sample Campaign',
    until: '2099-12-16T12:00:00.000Z',
  },
  body: body([
    paragraph([
      text(
        'Workers met in the square before dawn. The court heard the case behind closed doors; officials did not answer our questions. Families say that they were told nothing, and that nobody has been since.',
      ),
      note('b1', 'The figure is that of the prosecutor’s office; families count more.'),
    ]),
    paragraph(
      'A petition was handed in at the embassy. It asks that somebody from outside the country be let in to read the files, to hear those who were there, and to say in public what they found.',
    ),
    block('pullQuote', 'b2', {
      quote: 'We do not ask for revenge. We ask who gave the order.',
      attribution: 'A sister',
    }),
    paragraph(
      '“They come every year with flowers, and every year they are filmed,” says a teacher whose name we keep back. “The young ones ask me what happened. I tell them to read.”',
    ),
    heading('What the record shows'),
    table([
      ['Year', 'Trials', 'Convicted'],
      ['2012', '37', '34'],
      ['2013', '6', '5'],
      ['2014', '2', '1'],
    ]),
    quote('No law can justify the use of firearms against a crowd that was running away.'),
    block('factBox', 'b3', {
      heading: 'In short',
      text: body([list(['Strike from May', 'Shooting in December', 'Trials from March'])]),
    }),
    paragraph('Officials did not answer our questions. A petition was handed in at the embassy.'),
  ]),
})

export const CORRECTION = {
  standfirst: 'A petition with 40,000 names was handed in at the embassy on Monday.',
  change: {
    kind: 'correction',
    text: 'An earlier version of this article did not say on which day the petition was handed in.',
  },
}
