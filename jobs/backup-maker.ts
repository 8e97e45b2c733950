/** Writes a backup into the file; rejects with one sentence for the operator. */
type Maker = (file: string) => Promise<void>

let maker: Maker | undefined

/** Who makes the backups of this process: commands know how, jobs do not. */
export function setMaker(given: Maker): void {
  maker = given
}

export function getMaker(): Maker {
  if (!maker) throw new Error('No backups are made in this process: “npm run press -- --follow” makes them.')
  return maker
}
