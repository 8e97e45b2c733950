import { z } from 'zod'

/** What npm installs and runs here, as the repository says it: package.json, package-lock.json and .npmrc. */
export type Supply = { manifest: unknown; lock: unknown; settings: string }

const specs = z.record(z.string(), z.string()).default({})

const manifestSchema = z.object({
  dependencies: specs,
  devDependencies: specs,
  optionalDependencies: specs,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
})

const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
      dependencies: specs,
      devDependencies: specs,
      optionalDependencies: specs,
    }),
  ),
})

type Package = z.infer<typeof lockSchema>['packages'][string]

/** One version and no other, as npm’s save-exact writes it. */
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/
/** What comes from elsewhere than the registry: a repository, an address, a folder, another name. */
const FROM_ELSEWHERE = /[:/]/
const SHA512 = /^sha512-[\w+/]{86}==$/

/**
 * Everything by which what is installed could be other than what was reviewed: a package without its hash, from elsewhere than the
 * registry, or of more than one version; a lock that does not fit package.json; a script that a package would run when it is installed.
 */
export function listFaults({ manifest, lock, settings }: Supply): string[] {
  const { allowScripts, ...wanted } = manifestSchema.parse(manifest)
  const { lockfileVersion, packages } = lockSchema.parse(lock)
  const { '': root, ...installed } = packages
  const known = Object.entries(installed)
  return [
    ...(lockfileVersion === 3 ? [] : [`package-lock.json has version ${lockfileVersion}, not 3.`]),
    ...listLoose(wanted),
    ...listUnlocked(wanted, root),
    ...known.flatMap(([path, each]) => listDoubts(path, each)),
    ...listScripts(known, allowScripts),
    ...listSettings(settings),
  ]
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const
type Wanted = Pick<Package, (typeof KINDS)[number]>

const listLoose = (wanted: Wanted): string[] =>
  KINDS.flatMap((kind) => Object.entries(wanted[kind]))
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} is not pinned: package.json says “${version}”.`)

function listUnlocked(wanted: Wanted, root: Package | undefined): string[] {
  const toText = (from: Wanted | undefined) =>
    JSON.stringify(KINDS.map((kind) => Object.entries(from?.[kind] ?? {}).toSorted()))
  return toText(wanted) === toText(root)
    ? []
    : ['package-lock.json does not fit package.json: run “npm install”.']
}

/** The name at the end of a place in node_modules. */
const toName = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 13)

function listDoubts(path: string, each: Package): string[] {
  const faults: string[] = []
  if (each.link || each.resolved !== undefined)
    faults.push(`${path} is locked to a place (${each.resolved ?? 'a folder'}), not to the registry.`)
  if (each.name !== undefined && each.name !== toName(path))
    faults.push(`${path} is another package: ${each.name}.`)
  if (!each.version || !EXACT.test(each.version)) faults.push(`${path} has no version.`)
  if (!SHA512.test(each.integrity ?? '')) faults.push(`${path} has no SHA-512 hash.`)
  for (const [name, version] of Object.entries({ ...each.dependencies, ...each.optionalDependencies }))
    if (FROM_ELSEWHERE.test(version)) faults.push(`${path} wants ${name} from elsewhere: ${version}.`)
  return faults
}

function listScripts(
  known: [path: string, each: Package][],
  allowScripts: Record<string, boolean>,
): string[] {
  const running = new Set(known.filter(([, each]) => each.hasInstallScript).map(([path]) => toName(path)))
  const listed = Object.keys(allowScripts)
  return [
    ...[...running]
      .filter((name) => !listed.includes(name))
      .map(
        (name) =>
          `${name} has an install script that nobody has looked at: see allowScripts in package.json.`,
      ),
    ...listed.filter((name) => allowScripts[name]).map((name) => `${name} may run its install script.`),
    ...listed
      .filter((name) => !running.has(name))
      .map((name) => `${name} is listed in allowScripts and has no install script.`),
  ]
}

function listSettings(settings: string): string[] {
  const lines = settings.split('\n').map((line) => line.replaceAll(/\s/g, ''))
  return [
    ...(lines.includes('ignore-scripts=true') ? [] : ['.npmrc does not say ignore-scripts=true.']),
    ...lines
      .filter((line) => /registry=|^\/\/|_auth|proxy=|strict-ssl/.test(line))
      .map((line) => `.npmrc names a registry or weakens it: ${line.replace(/=.*/, '')}.`),
  ]
}
