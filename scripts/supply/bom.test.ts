import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { describe, expect, it } from 'vitest'
import { listPackages, toStable } from './bom'

const component = (version: string) => ({ name: 'kept', version, 'bom-ref': `kept@${version}` })

/** What npm says at one moment of a project with one package. */
const said = (version: string, moment: string) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: `urn:uuid:${moment}`,
  metadata: {
    timestamp: moment,
    tools: [{ name: 'cli', version: moment }],
    component: { name: `folder of ${moment}`, 'bom-ref': '@a/project@1.0.0' },
  },
  components: [component(version)],
})

describe('the list of packages', () => {
  it('is what CycloneDX 1.5 asks for, and has a hash for each', async () => {
    const bom = listPackages()
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot5)
    expect(await validator.validate(JSON.stringify(bom))).toBe(null)
    expect(bom.components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['next', 'payload', 'sharp', 'pg']),
    )
    expect(bom.components.filter(({ hashes }) => !Array.isArray(hashes))).toEqual([])
    expect(await validator.validate(JSON.stringify({ ...bom, components: [{}] }))).not.toBe(null)
  })

  it('is the same whenever it is made', () => {
    const first = JSON.stringify(toStable(said('1.2.3', '2026-01-01')))
    expect(JSON.stringify(toStable(said('1.2.3', '2027-02-02')))).toBe(first)
    expect(first).not.toMatch(/202[67]/)
    expect(first).toContain('"name":"@a/project"')
  })

  it('has another number when it lists something else', () => {
    const [first, second] = ['1.2.3', '1.2.4'].map(
      (version) => toStable(said(version, '2026-01-01')).serialNumber,
    )
    expect(first).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(second).not.toBe(first)
  })
})
