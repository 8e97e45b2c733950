import { describe, expect, it } from 'vitest'
import { isPreconditionFailed, isSameForRange, isUnchanged } from './conditions'

const modified = Date.parse('Wed, 15 Jan 2014 10:00:00 GMT')
const here = { etag: '"a"', modified }
const before = 'Wed, 15 Jan 2014 09:59:59 GMT'
const then = 'Wed, 15 Jan 2014 10:00:00 GMT'
const after = 'Wed, 15 Jan 2014 10:00:01 GMT'

describe('a reader who holds', () => {
  it.each(['"a"', 'W/"a"', '*', ' * ', '"b", "a"', 'W/"b",W/"a"'])('%s has what we would send', (tags) =>
    expect(isUnchanged({ 'if-none-match': tags }, here)).toBe(true),
  )
  it.each(['"b"', 'a', '', '"a', '"A"', '"b, a"'])('%j has not', (tags) =>
    expect(isUnchanged({ 'if-none-match': tags }, here)).toBe(false),
  )
  it.each([then, after, 'Wednesday, 15-Jan-14 10:00:00 GMT'])(
    'a copy of %s has what we would send',
    (since) => expect(isUnchanged({ 'if-modified-since': since }, here)).toBe(true),
  )
  it.each([before, '2030', 'tomorrow', ''])('a copy of %j has not', (since) =>
    expect(isUnchanged({ 'if-modified-since': since }, here)).toBe(false),
  )
  it('a tag is judged by it, whatever the date', () => {
    expect(isUnchanged({ 'if-none-match': '"b"', 'if-modified-since': after }, here)).toBe(false)
    expect(isUnchanged({ 'if-none-match': '"a"', 'if-modified-since': before }, here)).toBe(true)
  })
})

describe('a precondition', () => {
  it('fails when another copy stands here', () => {
    expect(isPreconditionFailed({ 'if-match': '"b"' }, here)).toBe(true)
    expect(isPreconditionFailed({ 'if-match': 'W/"a"' }, here)).toBe(true)
    expect(isPreconditionFailed({ 'if-unmodified-since': before }, here)).toBe(true)
  })
  it('holds otherwise', () => {
    expect(isPreconditionFailed({}, here)).toBe(false)
    expect(isPreconditionFailed({ 'if-match': '"b", "a"' }, here)).toBe(false)
    expect(isPreconditionFailed({ 'if-match': '*' }, here)).toBe(false)
    expect(isPreconditionFailed({ 'if-unmodified-since': then }, here)).toBe(false)
  })
})

describe('a range', () => {
  it('continues the same copy only', () => {
    const same = [undefined, '"a"', then].map((condition) => isSameForRange(condition, here))
    expect(same).toEqual([true, true, true])
    const others = ['"b"', 'W/"a"', before, after, 'x'].map((condition) => isSameForRange(condition, here))
    expect(others).toEqual([false, false, false, false, false])
  })
})
