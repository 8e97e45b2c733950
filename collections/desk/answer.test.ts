import { expect, it } from 'vitest'
import { wordsOf } from './answer'

it('finds every fault in the newsroom’s answer, whatever its form', () => {
  const faults = [
    { path: 'standfirst', label: 'Standfirst', message: 'Write a standfirst.' },
    { path: 'authors', label: 'Byline', message: 'Name at least one author.' },
  ]
  const answer = {
    errors: [{ message: '2 fields are invalid', data: { collection: 'articles', errors: faults } }],
  }
  expect(wordsOf(answer)).toEqual(['Standfirst: Write a standfirst.', 'Byline: Name at least one author.'])
  expect(wordsOf({ errors: [{ message: 'Publishers approve articles.' }] })).toEqual([
    'Publishers approve articles.',
  ])
  expect(wordsOf({ doc: {}, message: 'Done.' })).toEqual(['Done.'])
  for (const nothing of [undefined, null, '', [], { errors: [] }, { message: 7 }])
    expect(wordsOf(nothing)).toEqual([])
})
