import { describe, expect, it } from 'vitest'
import { isDeeperThan } from './nested'

const listsOf = (levels: number, within = '') => `${'['.repeat(levels)}${within}${']'.repeat(levels)}`

describe('what is sent', () => {
  it.each([
    ['nothing', ''],
    ['a text', '"x"'],
    ['three lists within each other', listsOf(3)],
    ['lists and objects by turns', '{"a":[{"b":1}]}'],
    ['many lists beside each other', `[${Array(50).fill('[[]]').join(',')}]`],
    ['brackets in a text', '{"a":"[[[[[[{{{{{{"}'],
    ['brackets after a quotation mark in a text', String.raw`{"a":"\"[[[[[["}`],
    ['brackets after a backslash and a quotation mark in a text', String.raw`{"a":"\\\"[[[[[["}`],
    ['brackets in a name', '{"[[[[[[":1}'],
    ['brackets that only close', ']]]]]]}}}}}}'],
  ])('is not deeper than three levels when it is %s', (_, json) => {
    expect(isDeeperThan(3, json)).toBe(false)
  })

  it.each([
    ['four lists within each other', listsOf(4)],
    ['lists and objects by turns', '{"a":[{"b":[]}]}'],
    ['lists that do not end', '[[[['],
    ['four lists beside one', '[[],[[[]]]]'],
    ['lists after a text that ends with a backslash', String.raw`["\\",[[[]]]]`],
    ['lists after brackets that close what is not open', `]]]]${listsOf(4)}`],
    ['half a million lists', listsOf(500_000)],
  ])('is deeper than three levels when it is %s', (_, json) => {
    expect(isDeeperThan(3, json)).toBe(true)
  })
})
