import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '@/package.json'

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docs/architecture.md',
  'docs/operations.md',
]
const DEPLOYED = [
  'deploy/environment.example', 'deploy/loudhailer.service', 'deploy/Dockerfile', 'deploy/compose.yaml', 'deploy/nginx.conf', 'deploy/Caddyfile',
] // prettier-ignore

const read = (file: string) => readFileSync(file, 'utf8')
const find = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort()

const scripts: Record<string, string> = packageJson.scripts

/** Settings by the file that reads them. */
const ofEnvironment = find(read('lib/env.ts'), /^ {2}([A-Z_]+): optional/gm)
const sources = execFileSync('git', ['ls-files', '*.ts', '*.mjs'], { encoding: 'utf8' })
  .split('\n')
  .filter(existsSync)
const ofSources = sources.flatMap((file) =>
  find(read(file), /process\.env\.([A-Z_]+)/g).concat(find(read(file), /^ {2}([A-Z_]+): z\./gm)),
)
/** What others than Loudhailer read. */
const ofOthers = ['NODE_ENV', 'NEXT_TELEMETRY_DISABLED']
const known = new Set([...ofEnvironment, ...ofSources, ...ofOthers])

/** The name by which a heading is linked to. */
const toAnchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-')

describe.each([...DOCUMENTS, ...DEPLOYED])('%s', (file) => {
  const text = read(file)

  it('names only commands that there are', () =>
    expect(find(text, /npm run ([\w:]+)/g).filter((name) => !(name in scripts))).toEqual([]))

  it('names only files that there are', () => {
    const folders =
      'app|collections|components|deploy|docs|feeds|front|jobs|lib|migrations|press|queries|scripts|tests'
    const named = find(text, new RegExp(`(?<![\\w/.-])((?:${folders})/[\\w./()-]*[\\w/)])`, 'g'))
    // A part of a sentence in brackets, an import without its ending, and a decision by its number alone.
    const exists = (path: string) =>
      [path, path.replace(/\)$/, ''), `${path}.ts`, `${path}.tsx`].some((each) => existsSync(each)) ||
      /00NN/.test(path)
    const near = (path: string) => exists(path) || exists(join(dirname(file), path))
    expect(named.filter((path) => !near(path))).toEqual([])
  })

  it('leads to places that there are', () => {
    const links = find(text, /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link))
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path ? normalize(join(dirname(file), path)) : file
      if (!existsSync(target)) return true
      return (
        anchor !== undefined &&
        !find(read(target), /^#+ (.+)$/gm)
          .map(toAnchor)
          .includes(anchor)
      )
    })
    expect(broken).toEqual([])
  })
})

describe('the settings', () => {
  it('that there are stand in README’s table', () => {
    const table = find(read('README.md'), /^\| (.*?) \|/gm).join(' ')
    expect(ofEnvironment.filter((name) => !table.includes(`\`${name}\``))).toEqual([])
  })

  it.each(['SECURITY.md', 'docs/operations.md'])('that %s names are read by somebody', (file) => {
    const ofCompose = find(read('deploy/compose.yaml'), /\$\{([A-Z_]+)/g)
    const named = find(read(file), /`([A-Z]+(?:_[A-Z]+)+)[=`]/g)
    expect(named.filter((name) => !known.has(name) && !ofCompose.includes(name))).toEqual([])
  })

  it('that deploy/ gives are the newsroom’s', () => {
    const service = find(read('deploy/loudhailer.service'), /^Environment=(.*)$/gm).join(' ')
    const container = find(read('deploy/Dockerfile'), /^ENV (.*)$/gm).join(' ')
    const [composed = ''] = /^ {4}environment:\n(?: {6}.*\n)+/m.exec(read('deploy/compose.yaml')) ?? []
    const given = [
      ...find(read('deploy/environment.example'), /^#?([A-Z_]+)=/gm),
      ...find(`${service} ${container}`, /(?:^|\s)([A-Z_]+)=/g),
      ...find(composed, /^ {6}([A-Z_]+):/gm),
    ]
    expect(given.length).toBeGreaterThan(14)
    expect(given.filter((name) => !known.has(name))).toEqual([])
  })
})

describe('a container', () => {
  it('is given every setting that the file .env may hold, but those that the image fixes', () => {
    const fixed = find(find(read('deploy/Dockerfile'), /^ENV (.*)$/gm).join(' '), /(?:^|\s)([A-Z_]+)=/g)
    const given = find(read('deploy/compose.yaml'), /^ {6}([A-Z_]+): (?:\$\{\1|postgres:)/gm)
    const apart = [...fixed, 'PORT', 'EDITION_DIR', 'NEWSROOM_PORT']
    const missing = [...ofEnvironment, 'BACKUP_PASSPHRASE'].filter(
      (name) => !given.includes(name) && !apart.includes(name),
    )
    expect(missing).toEqual([])
  })
})

describe('a service', () => {
  it('is started as by “npm start”, without npm between it and who stops it', () => {
    const [, command = ''] = /^ExecStart=\/usr\/bin\/(.*)$/m.exec(read('deploy/loudhailer.service')) ?? []
    const [, words = '[]'] = /^CMD (\[.*\])$/m.exec(read('deploy/Dockerfile')) ?? []
    expect([command, (JSON.parse(words) as string[]).join(' ')]).toEqual([scripts['start'], scripts['start']])
  })
})

describe('an image', () => {
  it('is made without secrets and backups that lie beside the code', () => {
    const left = read('deploy/Dockerfile.dockerignore').split('\n')
    expect(left).toEqual(expect.arrayContaining(['**/.env*', '**/*.tar', 'data', '.git']))
  })
})

describe('the promises of SECURITY.md', () => {
  it('each name what proves them', () => {
    const rows = find(read('SECURITY.md'), /^\| (?!promise|-)(.*) \|$/gm)
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.filter((row) => !/\| .*`(?:npm run [\w:]+|[\w./-]+\.ts)`/.test(row))).toEqual([])
  })
})

describe('every command', () => {
  it('stands in README, CONTRIBUTING or docs/operations.md', () => {
    const text = ['README.md', 'CONTRIBUTING.md', 'docs/operations.md'].map(read).join('\n')
    // The parts of “npm run check” are named by it.
    const named = (name: string) => text.includes(`npm run ${name}`) || text.includes(`npm ${name}`)
    expect(Object.keys(scripts).filter((name) => !name.startsWith('check:') && !named(name))).toEqual([])
  })
})
