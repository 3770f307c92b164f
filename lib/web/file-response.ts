import { Readable } from "node:stream";
import { streamStored } from "@/lib/stores/storage";

/** Types that a browser may show by itself. HTML and SVG run scripts, so they are always downloaded. */
const inlineTypes = ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain"];

/**
 * A stored file as an answer: type held to what is safe, no sniffing, no script, a name that breaks no header
 * (RFC 6266, RFC 8187).
 */
export async function fileResponse(file: {
  name: string;
  mediaType: string;
  storageKey: string;
  /** How long it may be kept by whom. */
  cache?: string;
}): Promise<Response> {
  const { stream, size } = await streamStored(file.storageKey);
  const inline = inlineTypes.includes(file.mediaType);
  const plainName = file.name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const kind = inline ? "inline" : "attachment";
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      "content-type": inline ? file.mediaType : "application/octet-stream",
      "content-length": String(size),
      "content-disposition": `${kind}; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": file.cache ?? "private, max-age=300",
    },
  });
}
