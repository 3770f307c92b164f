/**
 * What lets a style element of ours into this page (web/security-headers.ts); empty where no policy asks for it. In the
 * browser only: the nonce is the first document's, however many pages have been gone to since.
 */
export function pageNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
