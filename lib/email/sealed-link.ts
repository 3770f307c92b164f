import { decryptSecret, encryptSecret } from "@/lib/core/crypto";

/** Stands in a queued mail's body where its secret address will. */
export const linkPlaceholder = "https://link.invalid/";

/**
 * A link that lets somebody in waits in the outbox encrypted: links are kept as hashes, and a mail that keeps its own
 * in clear would undo that.
 */
export function sealLink(url: string): string {
  return encryptSecret(url);
}

type Mail = { html: string; text: string; sealedLink: string | null };

/** The bodies as they leave. Our links hold nothing that HTML would have to escape. */
export function withLink({ html, text, sealedLink }: Mail): { html: string; text: string } {
  if (sealedLink === null) return { html, text };
  const url = decryptSecret(sealedLink);
  return {
    html: html.replaceAll(linkPlaceholder, () => url),
    text: text.replaceAll(linkPlaceholder, () => url),
  };
}
