import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** Where a passkey is used, and what its owner and its counter did. */
type Use = { origin?: string; rpId?: string; isVerified?: boolean; counter?: number }

const HERE = { origin: 'http://localhost:3000', rpId: 'localhost', isVerified: true }

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
const head = (type: number, length: number) =>
  length < 24 ? [(type << 5) | length] : length < 256 ? [(type << 5) | 24, length] : [(type << 5) | 25, length >> 8, length & 255] // prettier-ignore
const bytes = (value: Buffer) => Buffer.concat([Buffer.from(head(2, value.length)), value])
const text = (value: string) => Buffer.concat([Buffer.from(head(3, value.length)), Buffer.from(value)])

/** A passkey in software (WebAuthn 3, 6): ES256, without attestation, which asks nobody. */
export class Passkey {
  readonly id = randomBytes(32)
  private readonly pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })

  /** What a browser answers when the passkey is made. */
  make(challenge: string, use: Use = {}) {
    const { x = '', y = '' } = this.pair.publicKey.export({ format: 'jwk' })
    // COSE_Key of RFC 9053, 7.1.1: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
    const key = Buffer.concat([
      Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]),
      bytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, 'base64url')),
    ])
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key])
    const data = Buffer.concat([this.toData(use, 0x40), attested])
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
    ])
    return this.toAnswer({
      clientDataJSON: this.toClientData('webauthn.create', challenge, use).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    })
  }

  /** What a browser answers when the passkey is shown. */
  show(challenge: string, use: Use = {}) {
    const client = this.toClientData('webauthn.get', challenge, use)
    const data = this.toData(use, 0)
    const signature = createSign('sha256')
      .update(Buffer.concat([data, sha256(client)]))
      .sign(this.pair.privateKey)
    return this.toAnswer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
    })
  }

  private toAnswer(response: object) {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} }
  }

  private toClientData(type: string, challenge: string, { origin = HERE.origin }: Use): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  private toData(
    { rpId = HERE.rpId, isVerified = HERE.isVerified, counter = 0 }: Use,
    flags: number,
  ): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([1 | (isVerified ? 4 : 0) | flags]), count])
  }
}
