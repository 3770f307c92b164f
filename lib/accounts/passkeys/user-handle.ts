/** By which a device knows whose a passkey is, and says it at sign-in: a number, and nothing about him. */
export function userHandleOf(userId: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(String(userId));
}

/** Whether a device named this person; one that names nobody has no passkey that can be found without an address. */
export function isHandleOf(userId: number, handle: string | undefined): boolean {
  return handle === Buffer.from(userHandleOf(userId)).toString("base64url");
}
