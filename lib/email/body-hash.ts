import { createHash } from "node:crypto";
import type { ParsedAttachment } from "./message";

/**
 * SHA-256 (hex) over the decoded body: text, HTML and attachments, trailing white space and line ends aside, so that a
 * relay that re-encodes the transfer does not change it. For the duplicate rule: two deliveries are one mail only if
 * Message-ID, From, Date and this agree.
 */
export function bodyHash(
  text: string,
  html: string | null,
  attachments: readonly ParsedAttachment[],
): string {
  const hash = createHash("sha256");
  hash.update(withoutTrailingSpace(text)).update("\u0000");
  hash.update(withoutTrailingSpace(html ?? "")).update("\u0000");
  for (const part of attachments) {
    const content = createHash("sha256").update(part.content).digest("hex");
    hash.update(`${part.mediaType}\u0000${part.filename}\u0000${content}\u0000`);
  }
  return hash.digest("hex");
}

function withoutTrailingSpace(value: string): string {
  return value
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .trimEnd();
}
