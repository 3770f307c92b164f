import { hash, verify } from "@node-rs/argon2";

// OWASP Password Storage Cheat Sheet: Argon2id, 19 MiB, two passes, one lane (24 ms here).
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** A hash nobody's password has, so that an unknown address takes as long as a wrong password. */
const decoy = hashPassword("no password has this hash");

export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await decoy), password.normalize("NFKC"));
  return stored !== null && right;
}
