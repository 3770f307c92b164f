import { domainToASCII } from "node:url";

/** RFC 5321 4.5.3.1: octets of local part, domain, and of the two together. */
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;
const MAX_ADDRESS = 254;

const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
const TOKEN = /^[a-z0-9][a-z0-9_-]{5,}$/;

/**
 * The form in which addresses are stored and compared: lower case, domain in ASCII (IDNA), or null when it is no address
 * (RFC 5321 without quoted local parts and address literals;
 * "=?" is a broken encoded word). A local part with a letter that only looks like an ASCII
 * one after case folding (the Kelvin sign) is refused: it would collide with somebody else's address.
 */
export function normalizeAddress(value: string): string | null {
  const trimmed = value.trim().replace(/^<([^<>]*)>$/, "$1");
  const at = trimmed.lastIndexOf("@");
  if (at < 1 || trimmed.length > MAX_ADDRESS * 2) return null;
  const local = readLocalPart(trimmed.slice(0, at));
  const domain = readDomain(trimmed.slice(at + 1));
  if (local === null || domain === null || local.length + domain.length + 1 > MAX_ADDRESS) return null;
  return `${local}@${domain}`;
}

export function isValidAddress(value: string): boolean {
  return normalizeAddress(value) !== null;
}

/**
 * `support+<token>@domain`: the strongest rung of the thread ladder (DESIGN.md 5). The token must survive relays that
 * change case, so it is lower-case letters, digits, "-" and "_", six or more. Where the result would not be a valid
 * address (local part over 64), the plain support address is returned and the thread rests on References.
 */
export function replyAddress(supportAddress: string, token: string): string {
  const at = supportAddress.lastIndexOf("@");
  const plus = `${supportAddress.slice(0, at)}+${token}${supportAddress.slice(at)}`;
  return TOKEN.test(token) && isValidAddress(plus) ? plus : supportAddress;
}

/** The token in `support+<token>@domain` when the address belongs to this support address, else null. */
export function readReplyToken(address: string, supportAddress: string): string | null {
  const normal = normalizeAddress(address);
  const support = normalizeAddress(supportAddress);
  if (normal === null || support === null) return null;
  const at = support.lastIndexOf("@");
  const prefix = `${support.slice(0, at)}+`;
  const domain = support.slice(at);
  if (!normal.startsWith(prefix) || !normal.endsWith(domain)) return null;
  const token = normal.slice(prefix.length, normal.length - domain.length);
  return TOKEN.test(token) ? token : null;
}

function readLocalPart(value: string): string | null {
  const local = value.normalize("NFC").toLowerCase();
  if (Buffer.byteLength(local) > MAX_LOCAL || !LOCAL.test(local) || local.includes("=?")) return null;
  const imitates = [...value].some(
    (char) => char > "\u007f" && isAscii(char.normalize("NFKC").toLowerCase()),
  );
  return imitates ? null : local;
}

function readDomain(value: string): string | null {
  // WHATWG host parsing would turn "0x7f.1" into an IP address, so it sees names outside ASCII only.
  const domain = isAscii(value) ? value.toLowerCase() : domainToASCII(value);
  if (domain.length === 0 || domain.length > MAX_DOMAIN) return null;
  return domain.split(".").every((label) => LABEL.test(label)) ? domain : null;
}

function isAscii(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole ASCII range is meant
  return /^[\u0000-\u007f]+$/.test(value);
}
