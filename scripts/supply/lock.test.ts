import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { listFaults } from './lock'

const HASH = `sha512-${'A'.repeat(86)}==`
const SETTINGS = 'ignore-scripts=true\nsave-exact=true\n'

type Packages = Record<string, Record<string, unknown>>

/** What is listed of a project with one package, after a change of that package, of others, of package.json, or of .npmrc. */
function listAfter(change: {
  package?: Record<string, unknown>
  others?: Packages
  dependencies?: Record<string, string>
  /** Those that the lock was made for. */
  locked?: Record<string, string>
  allowScripts?: Record<string, boolean>
  settings?: string
}): string[] {
  const { dependencies = { kept: '1.2.3' }, locked = dependencies, allowScripts = {} } = change
  return listFaults({
    manifest: { dependencies, allowScripts },
    lock: {
      lockfileVersion: 3,
      packages: {
        '': { dependencies: locked },
        'node_modules/kept': { version: '1.2.3', integrity: HASH, ...change.package },
        ...change.others,
      },
    },
    settings: change.settings ?? SETTINGS,
  })
}

describe('the check of what is installed', () => {
  it('finds nothing in a project whose every package is pinned by its hash', () =>
    expect(listAfter({})).toEqual([]))

  it('finds nothing in this repository', () => {
    const read = (file: string) => readFileSync(file, 'utf8')
    const [manifest, lock] = ['package.json', 'package-lock.json'].map((file): unknown =>
      JSON.parse(read(file)),
    )
    expect(listFaults({ manifest, lock, settings: read('.npmrc') })).toEqual([])
  })

  it.each<[what: string, change: Parameters<typeof listAfter>[0], told: RegExp]>([
    ['a package without a hash', { package: { integrity: undefined } }, /kept has no SHA-512 hash/],
    ['a package with a weak hash', { package: { integrity: 'sha1-AAAA' } }, /no SHA-512 hash/],
    ['a registry’s host in the lock', { package: { resolved: 'https://registry.example/kept.tgz' } }, /locked to a place/],
    ['a package from a repository', { package: { resolved: 'git+ssh://git@host.example/kept.git#1' } }, /locked to a place/],
    ['a folder in the place of a package', { package: { link: true } }, /locked to a place \(a folder\)/],
    ['a package under the name of another', { package: { name: 'taken' } }, /is another package: taken/],
    ['a range instead of a version', { package: { version: '^1.2.3' } }, /has no version/],
    ['a package that wants one from a repository', { package: { dependencies: { deep: 'github:some/body' } } }, /wants deep from elsewhere/],
    ['a package that wants one from an address', { package: { optionalDependencies: { deep: 'https://host.example/x.tgz' } } }, /wants deep from elsewhere/],
    ['a range in package.json', { dependencies: { kept: '^1.2.3' } }, /kept is not pinned/],
    ['a lock that does not fit package.json', { dependencies: { kept: '1.2.3', more: '1.0.0' }, locked: { kept: '1.2.3' } }, /does not fit package.json/],
    ['an install script that is not listed', { package: { hasInstallScript: true } }, /kept has an install script that nobody has looked at/],
    ['an install script deep below', { others: { 'node_modules/kept/node_modules/@a/deep': { version: '1.0.0', integrity: HASH, hasInstallScript: true } } }, /@a\/deep has an install script/],
    ['an install script that may run', { package: { hasInstallScript: true }, allowScripts: { kept: true } }, /kept may run its install script/],
    ['a list that is longer than needed', { allowScripts: { gone: false } }, /gone is listed/],
    ['install scripts switched on', { settings: 'save-exact=true' }, /does not say ignore-scripts=true/],
    ['a registry in .npmrc', { settings: `${SETTINGS}@a:registry=https://registry.example/` }, /names a registry/],
    ['a key for a registry in .npmrc', { settings: `${SETTINGS}//registry.example/:_authToken=secret` }, /names a registry/],
  ])('finds %s', (_, change, told) => {
    const faults = listAfter(change)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(told)
    expect(faults[0]).not.toContain('secret')
  }) // prettier-ignore
})
