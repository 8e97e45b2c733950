import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SOURCES } from '@/scripts/start/build'

/** What each folder may import of ours; docs/architecture.md gives the reasons. */
const MAY_IMPORT: Record<string, (path: string) => boolean> = {
  lib: () => false,
  collections: (path) => /^lib\/|^payload-types/.test(path),
  queries: (path) => /^lib\/|^payload-types/.test(path),
  feeds: (path) => /^lib\/|^queries\/.*\.view$/.test(path),
  drawings: (path) => /^lib\/|^queries\/.*\.view$|^feeds\/xml$/.test(path),
  components: (path) => /^lib\/|^queries\/.*\.view$/.test(path),
  press: (path) => /^lib\//.test(path),
  jobs: (path) => /^lib\/|^press\//.test(path),
  front: (path) => /^lib\//.test(path),
  app: (path) => /^lib\/|^queries\/|^feeds\/|^drawings\/|^components\//.test(path),
  migrations: () => false,
}

/** Exceptions, each with its one place. */
const ALSO: Record<string, string[]> = { 'queries/payload.ts': ['payload.config'] }

function listSources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (path === join('app', '(payload)')) return [] // Payload's own wiring
    if (statSync(path).isDirectory()) return listSources(path)
    return /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name) ? [path] : []
  })
}

/** Our own modules that a file imports, as paths from the top without ending. */
function listImports(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const names = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '')
  return names.flatMap((name) => {
    if (name === '@payload-config') return ['payload.config']
    if (name.startsWith('@/')) return [name.slice(2)]
    return name.startsWith('.') ? [normalize(join(dirname(file), name))] : []
  })
}

describe('imports', () => {
  for (const [folder, allows] of Object.entries(MAY_IMPORT)) {
    it(`of ${folder} go the one way they may`, () => {
      const files = listSources(folder)
      expect(files.length).toBeGreaterThan(0)
      const wrong = files.flatMap((file) =>
        listImports(file)
          .filter((path) => !path.startsWith(`${folder}/`) && !allows(path) && !ALSO[file]?.includes(path))
          .map((path) => `${file} imports ${path}`),
      )
      expect(wrong).toEqual([])
    })
  }
})

describe('a start', () => {
  it('builds the site anew whatever folder of it has changed', () => {
    // The front is none of it.
    expect(SOURCES).toEqual(
      expect.arrayContaining(Object.keys(MAY_IMPORT).filter((name) => name !== 'front')),
    )
  })
})

describe('the public site', () => {
  const files = ['app/(site)', 'app/(kept)', 'components'].flatMap(listSources)

  it('has no client component, no Suspense and no loading page', () => {
    expect(
      files.filter((file) =>
        /['"]use client['"]|<Suspense|loading\.tsx$/.test(readFileSync(file, 'utf8') + file),
      ),
    ).toEqual([])
  })

  it('reads Payload in queries only', () => {
    expect(files.filter((file) => /from '(payload|@payload)/.test(readFileSync(file, 'utf8')))).toEqual([])
  })
})

describe('previews', () => {
  const isPreview = (path: string) => /^app\/preview\/|^queries\/preview/.test(path)

  it('have the one client component outside the newsroom, and lend nothing to public pages', () => {
    const clients = ['app', 'components', 'feeds', 'queries', 'lib']
      .flatMap(listSources)
      .filter((file) => /['"]use client['"]/.test(readFileSync(file, 'utf8')))
    expect(clients).toEqual(['app/preview/follow-editor.client.tsx'])
    const outside = ['app', 'components', 'feeds', 'queries']
      .flatMap(listSources)
      .filter((file) => !isPreview(file))
    expect(outside.filter((file) => listImports(file).some(isPreview))).toEqual([])
  })

  it('read Payload in queries only', () => {
    const files = listSources(join('app', 'preview'))
    expect(files.filter((file) => /from '(payload|@payload)/.test(readFileSync(file, 'utf8')))).toEqual([])
  })

  it('alone read as a colleague or as who has a link, and never past the access rules', () => {
    const readers = listSources('queries').filter((file) =>
      /asColleague|asHolder/.test(readFileSync(file, 'utf8')),
    )
    expect(readers).toEqual(['queries/preview-shared.ts', 'queries/preview.ts'])
    expect(readFileSync('queries/preview.ts', 'utf8')).toContain(
      'asColleague = (user: TypedUser) => ({ user, overrideAccess: false })',
    )
    expect(readFileSync('queries/preview-shared.ts', 'utf8')).toMatch(
      /asHolder = \(version: string\) => \(\{\n {2}\.\.\.AS_READER,/,
    )
  })
})

describe('public reads', () => {
  it('obey the access rules, all but the three that answer whether an address or a shared version is gone', () => {
    const past = listSources('queries').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/overrideAccess: true/g)].map(() => file),
    )
    expect(past).toEqual(['queries/absence.ts', 'queries/articles.ts', 'queries/taken-down.ts'])
    for (const file of listSources('queries')) {
      const source = readFileSync(file, 'utf8')
      const reads =
        source.match(
          /payload\.(find|findGlobal|findDistinct|count|findByID|findVersions|findVersionByID|countVersions)\(/g,
        )?.length ?? 0
      // How previews ask is defined from these: see above.
      const said = /^queries\/preview/.test(file)
        ? source.match(/\.\.\.(asColleague|asHolder)\(/g)
        : source.match(/\.\.\.AS_READER|overrideAccess: true/g)
      expect([file, said?.length ?? 0]).toEqual([file, reads])
    }
  })
})

describe('the repository', () => {
  it('has no folder that says nothing and no barrel', () => {
    const tracked = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
      .split('\n')
      .filter((file) => existsSync(file))
    expect(
      tracked.filter((file) => /(^|\/)(utils|helpers|misc|common)(\/|\.)|(^|\/)index\.tsx?$/.test(file)),
    ).toEqual(['migrations/index.ts'])
  })

  it('gives each lock of the database a number of its own', () => {
    const sources = execFileSync('git', ['ls-files', '*.ts'], { encoding: 'utf8' })
      .split('\n')
      .filter((file) => existsSync(file) && !/\.test\.ts$/.test(file))
    const lines = sources.flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    const named = lines.flatMap((line) => /^(?:export )?const (\w+) = 7_203_(\d{3})$/.exec(line) ?? [])
    const numbers = named.filter((part) => /^\d{3}$/.test(part))
    expect(numbers.length).toBeGreaterThan(6)
    expect(numbers).toEqual([...new Set(numbers)])
    // None that is not written so, and would not be found here.
    const asked = lines.flatMap((line) => /_advisory_(?:xact_)?lock\w*\((.*?)\)/.exec(line)?.[1] ?? [])
    const names = asked.filter((name) => name !== '$1').map((name) => /^\$\{(\w+)\}$/.exec(name)?.[1] ?? name)
    expect(names.filter((name) => !named.includes(name) && name !== "hashtext('search_words'")).toEqual([])
  })

  it('locks its dependencies without naming a registry', () => {
    expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved": "http')
  })
})
