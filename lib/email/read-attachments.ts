import { type Attachment, decodeWords } from "postal-mime";
import { cleanLine } from "./clean-line";
import type { ParsedAttachment } from "./message";
import { safeFileName } from "./safe-file-name";

const MAX_ATTACHMENTS = 250;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
/** For parts that name no file; the type is the sender's claim, so only harmless extensions are given. */
const EXTENSIONS: Record<string, string> = {
  "message/rfc822": ".eml",
  "message/delivery-status": ".txt",
  "text/rfc822-headers": ".txt",
  "text/calendar": ".ics",
  "application/pdf": ".pdf",
  "image/png": ".png",
  "image/jpeg": ".jpg",
  "image/gif": ".gif",
};

/** The attachments of a parsed mail, at most 250; `incomplete` says that some were left out. */
export function readAttachments(found: readonly Attachment[]): {
  attachments: ParsedAttachment[];
  incomplete: boolean;
} {
  return {
    attachments: found.slice(0, MAX_ATTACHMENTS).map(readAttachment),
    incomplete: found.length > MAX_ATTACHMENTS,
  };
}

function readAttachment(part: Attachment, index: number): ParsedAttachment {
  const mediaType = MEDIA_TYPE.test(part.mimeType) ? part.mimeType : "application/octet-stream";
  const content = toBytes(part.content);
  const named = part.filename ?? (mediaType === "message/rfc822" ? subjectOf(content) : null);
  return {
    filename: safeFileName(named, `attachment-${index + 1}${EXTENSIONS[mediaType] ?? ""}`),
    mediaType,
    contentId: cleanLine((part.contentId ?? "").replace(/[<>]/g, ""), 200) || null,
    disposition: part.disposition === "inline" || part.related === true ? "inline" : "attachment",
    content,
  };
}

/** An attached mail is named after its subject, so that the agent can tell two of them apart. */
function subjectOf(content: Uint8Array): string | null {
  const head =
    Buffer.from(content.subarray(0, 16_384))
      .toString("utf8")
      .split(/\r?\n\r?\n/, 1)[0] ?? "";
  const subject = /^subject:[ \t]*([^\r\n]+)/im.exec(head)?.[1];
  return subject === undefined ? null : `${cleanLine(decodeWords(subject), 120).replace(/[/\\]/g, "_")}.eml`;
}

function toBytes(content: Attachment["content"]): Uint8Array {
  if (typeof content === "string") return Buffer.from(content, "utf8");
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
