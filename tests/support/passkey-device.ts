import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What a device is asked: of the two kinds of options the parts that it reads. */
type Asked = { challenge: string; user?: { id: string } };

/** What is wrong with an answer, for tests of what is not taken. */
export type Tamper = {
  challenge?: string;
  origin?: string;
  rpId?: string;
  type?: string;
  /** Of the octet of flags; see below. */
  flags?: number;
  counter?: number;
  id?: string;
  userHandle?: string;
  attestation?: { fmt: string; attStmt: Map<string, unknown> };
};

const [present, verified, mayBeCopied, attested] = [0x01, 0x04, 0x08, 0x40];
export const flagsOf = { unverified: present, copied: present | verified | mayBeCopied };
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest();

/** A security key in software (WebAuthn, ES256): one passkey, for one person, with a counter. */
export class PasskeyDevice {
  readonly id = randomBytes(16).toString("base64url");
  counter = 1;
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private userHandle = "";

  /** Makes the passkey. @returns what a browser sends of it, as JSON */
  create(asked: Asked, tamper: Tamper = {}): string {
    this.userHandle = asked.user?.id ?? "";
    const id = Buffer.from(tamper.id ?? this.id, "base64url");
    const length = Buffer.from([id.length >> 8, id.length & 0xff]);
    const flags = (tamper.flags ?? present | verified) | attested;
    const known = [Buffer.alloc(16), length, id, this.publicKey()];
    const authData = Buffer.concat([this.head({ ...tamper, flags }), ...known]);
    const { fmt, attStmt } = tamper.attestation ?? { fmt: "none", attStmt: new Map() };
    const object = new Map<string, unknown>([
      ["fmt", fmt],
      ["attStmt", attStmt],
      ["authData", new Uint8Array(authData)],
    ]);
    const encoded = isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0]);
    return this.answer(tamper, {
      clientDataJSON: this.client("webauthn.create", asked, tamper).toString("base64url"),
      attestationObject: Buffer.from(encoded).toString("base64url"),
      transports: ["internal"],
    });
  }

  /** Signs with the passkey, one more time by its counter. */
  get(asked: Asked, tamper: Tamper = {}): string {
    this.counter += 1;
    const authData = this.head(tamper);
    const client = this.client("webauthn.get", asked, tamper);
    const signature = sign("sha256", Buffer.concat([authData, sha256(client)]), this.keys.privateKey);
    return this.answer(tamper, {
      clientDataJSON: client.toString("base64url"),
      authenticatorData: authData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle: tamper.userHandle ?? this.userHandle,
    });
  }

  private answer({ id = this.id }: Tamper, response: object): string {
    return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
  }

  private head({ rpId = "localhost", flags = present | verified, counter = this.counter }: Tamper): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  }

  private client(type: string, { challenge }: Asked, tamper: Tamper): Buffer {
    const said = {
      type: tamper.type ?? type,
      challenge: tamper.challenge ?? challenge,
      origin: tamper.origin ?? "http://localhost:3999",
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(said));
  }

  private publicKey(): Buffer {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    const part = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ]);
    return Buffer.from(isoCBOR.encode(key as Parameters<typeof isoCBOR.encode>[0]));
  }
}
