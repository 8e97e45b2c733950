import { rm } from 'node:fs/promises'
import { readBusyShare, readTimes, type Times } from './cores'
import { runCommand, type Site } from './site'

export type FullPrint = {
  pages: number
  seconds: number
  /** The share of all cores that was in use while it printed. */
  busy: number
}

/** Prints the whole edition into an empty folder by “npm run press”, with no start running; the times are the command's own. */
export async function measureFullPrint(site: Site): Promise<FullPrint> {
  await rm(site.editionDir, { recursive: true, force: true })
  let began: Times | undefined
  const said = await runCommand(site, ['press'], (words) => {
    // Opening newsrooms comes before, and is not in the command's times either.
    if (words.includes('Printing')) began ??= readTimes()
  })
  const [, pages, seconds] = /Printed (\d+) addresses in ([\d.]+) s/.exec(said) ?? []
  if (!pages || !seconds) throw new Error(`The press said nothing of its work: ${said}`)
  return { pages: Number(pages), seconds: Number(seconds), busy: began ? readBusyShare(began) : NaN }
}
