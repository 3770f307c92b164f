import { z } from "zod";
import { notAccepted } from "./not-accepted";
import { algorithms, relyingParty } from "./relying-party";

const base64url = z.string().regex(/^[\w-]+$/);
const credential = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal("public-key"),
  // What extensions said: none is asked for anything that counts.
  clientExtensionResults: z.object({}),
});
const registration = credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(40)).max(10).default([]),
  }),
});
const assertion = credential.extend({
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
});
type Assertion = z.infer<typeof assertion>;

/**
 * What a device said of a new passkey, proven: it signed this challenge for this installation, and knew its person by
 * a finger, a face or a number.
 * @throws AppError `invalid`
 */
export async function verifyRegistration(answer: string, challenge: string) {
  const response = parse(registration, answer);
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  await ensureBare(response.response.attestationObject);
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    ...expected(challenge),
    supportedAlgorithmIDs: algorithms,
  }).catch(refuse);
  if (!registrationInfo) throw notAccepted();
  const { credential: made, credentialDeviceType: kind, credentialBackedUp: isBackedUp } = registrationInfo;
  return {
    credentialId: made.id,
    publicKey: Buffer.from(made.publicKey).toString("base64url"),
    counter: made.counter,
    transports: response.response.transports,
    kind,
    isBackedUp,
  };
}

/** @throws AppError `invalid` for what is no answer at all */
export function readAssertion(answer: string): Assertion {
  return parse(assertion, answer);
}

/**
 * What a device signed to say who it is, proven in the same way by the public key that it left here. Its counter is
 * held against the last one where the session is made.
 * @throws AppError `invalid`
 */
export async function verifyAssertion(
  response: Assertion,
  challenge: string,
  { credentialId, publicKey }: { credentialId: string; publicKey: string },
) {
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    ...expected(challenge),
    credential: {
      id: credentialId,
      publicKey: new Uint8Array(Buffer.from(publicKey, "base64url")),
      counter: 0,
    },
  }).catch(refuse);
  if (!verified) throw notAccepted();
  const {
    newCounter: counter,
    credentialDeviceType: kind,
    credentialBackedUp: isBackedUp,
  } = authenticationInfo;
  return { counter, kind, isBackedUp };
}

function expected(challenge: string) {
  const { id, origin } = relyingParty();
  return {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  };
}

/**
 * Nothing is asked of a device's maker, and browsers then leave his certificates out. Where they came all the same, the
 * library would ask addresses that stand in them.
 */
async function ensureBare(attestationObject: string): Promise<void> {
  const { decodeAttestationObject, isoBase64URL } = await import("@simplewebauthn/server/helpers");
  try {
    const attestation = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject));
    const format = attestation.get("fmt");
    if (format === "none" || (format === "packed" && !attestation.get("attStmt").get("x5c"))) return;
  } catch (error) {
    throw notAccepted(error);
  }
  throw notAccepted();
}

function parse<Schema extends z.ZodType>(schema: Schema, answer: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(answer));
  } catch (error) {
    throw notAccepted(error);
  }
}

function refuse(error: unknown): never {
  throw notAccepted(error);
}
