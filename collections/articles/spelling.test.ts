import { describe, expect, it } from 'vitest'
import { whyNotSpelling } from './spelling'

const why = (before: string, after: string) => whyNotSpelling([before], [after])

describe('a change that mends spelling', () => {
  it.each([
    ['The goverment denied it.', 'The government denied it.'],
    ['They saw teh strike', 'They saw the strike.'],
    ['a court room in Aktau', 'a courtroom in Aktau'],
    ['a courtroom in Aktau', 'a court room in Aktau'],
    ['zhanaozen’s oil', "Zhanaozen's oil"],
    ['Забастовка началас', 'Забастовка началась'],
    ['Вторжеине в декабрре', 'Вторжение в декабре'],
    ['wich acommodation, he beleived', 'Which accommodation he believed'],
    ['three milion in Septmber 2011, or -5 %', 'Three million in September 2011 or −5%'],
    ['in 2011 - 16 people', 'in 2011 – 16 people'],
    ['石油工人罢工', '石油工人罢工。'],
    ['Nothing', 'Nothing'],
  ])('“%s” → “%s” is no more than that', (before, after) => {
    expect(why(before, after)).toBe(undefined)
  })

  it.each([
    ['He did it.', 'He did not do it.', 'Words were added'],
    ['Police shot workers', 'Police shot terrorists', 'different words'],
    [
      'alpha bravo charlie delta echoes foxtrot',
      'alphas bravos charlies deltas echoess foxtrots',
      '6 words differ',
    ],
    ['He was hired', 'He was fired', 'different words'],
    ['the employer said', 'the employee said', 'different words'],
    ['They were free', 'They were flee', 'different words'],
    ['Он арестовал', 'Он арестован', 'different words'],
    ['They were prosecuted', 'They were persecuted', 'different words'],
  ])('“%s” → “%s” is more', (before, after, reason) => {
    expect(why(before, after)).toContain(reason)
  })

  it.each([
    ['He can leave.', 'He can’t leave.'],
    ['They would go.', 'They wouldn’t go.'],
    ['They are now free', 'They are not free'],
    ['It is legal', 'It is illegal'],
    ['He was paid', 'He was unpaid'],
    ['His typical words', 'His atypical words'],
    ['Это нормальный суд', 'Это ненормальный суд'],
    ['Он опасный', 'Он безопасный'],
    ['işçi çalışıyor', 'işçi çalışmıyor'],
    ['He was noting', 'He was nothing'],
    ['He was not able', 'He was notable'],
    ['He was notable', 'He was not able'],
    ['They are in sane hands', 'They are insane hands'],
    ['He is now here', 'He is nowhere'],
    ['Суд не законный', 'Суд незаконный'],
    ['他合法', '他非法'],
  ])('“%s” → “%s” says the contrary, and is more', (before, after) => {
    expect(why(before, after)).toContain('different words')
  })

  it.each([
    ['Three million died', 'Three billion died'],
    ['Two millions', 'Two million'],
    ['In June they died', 'In July they died'],
    ['Они умерли в июне', 'Они умерли в июле'],
    ['En junio murieron', 'En julio murieron'],
    ['seven died', 'eleven died'],
    ['nine miners', 'five miners'],
    ['fifty miners', 'fifth miners'],
    ['six teen miners', 'sixteen miners'],
    ['Погибли десять', 'Погибли девять'],
    ['Henry XIV', 'Henry XVI'],
    ['三百万', '三百亿'],
  ])('“%s” → “%s” is another number or month, and more', (before, after) => {
    expect(why(before, after)).toContain('different words')
  })

  it.each([
    ['16 people died', '17 people died'],
    ['in 2011s', 'in 2012s'],
    ['It cost 1.5 million', 'It cost 15 million'],
    ['It cost 16,000', 'It cost 16.000'],
    ['It was -5 degrees', 'It was 5 degrees'],
    ['It was − 5 degrees', 'It was 5 degrees'],
    ['10% of them', '10 of them'],
    ['10 % of them', '10 of them'],
    ['It cost $5', 'It cost €5'],
    ['at 3:15', 'at 3.15'],
    ['Police shot him.', 'Police shot him?'],
    ['It cost 15', 'It cost \u202e15'],
  ])('“%s” → “%s” is another figure or sign, and more', (before, after) => {
    expect(why(before, after)).toContain('figures or signs')
  })

  it('does not move a word from one text to another', () => {
    expect(whyNotSpelling(['Nobody died', 'in Aktau'], ['Nobody', 'died in Aktau'])).toContain(
      'Words were added',
    )
    expect(whyNotSpelling(['Nobody died'], ['Nobody died', ''])).toContain('Words were added')
  })
})
