import { afterEach, expect, vi } from 'vitest'

// Whatever complains aloud has found a fault, even if the test passes.
const complaints = vi.spyOn(console, 'error')

afterEach(() => {
  const said = complaints.mock.calls.map((call) => call.map(String).join(' '))
  complaints.mockClear()
  expect(said).toEqual([])
})
