import { headerValues } from "./header-values";
import type { ParsedMessage } from "./message";

export interface Classification {
  automatic: boolean;
  kind: "bounce" | "auto-reply" | "list" | "bulk" | null;
  /** What gave it away, in English, for the audit row: "Auto-Submitted: auto-replied". */
  reason: string | null;
}

export interface MailEnvelope {
  /** SMTP MAIL FROM: "" for the null return path, null when unknown (fetched by IMAP without Return-Path). */
  from: string | null;
}

type Kind = NonNullable<Classification["kind"]>;
type Finding = readonly [kind: Kind, reason: string] | null;
type Rule = (message: ParsedMessage, envelope: MailEnvelope, ownAddresses: readonly string[]) => Finding;

const BOUNCE_SENDER = /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon)$/;
const MACHINE_SENDER = /^(?:no-?reply|do-?not-?reply|donotreply|auto-?reply|bounces?)(?:$|[+._-])/;
const AUTO_REPLY_HEADERS = [
  "x-autoreply",
  "x-autorespond",
  "x-autoresponse",
  "x-autoreply-from",
  "x-mail-autoreply",
];
/** Written before the colon by Exchange, Outlook and others whose vacation replies carry no header. */
const AUTO_REPLY_SUBJECT =
  /^(?:auto(?:matic|matische)?[ -]?(?:reply|response|antwort)|out of (?:the )?office|abwesenheitsnotiz|réponse automatique|respuesta automática|risposta automatica|resposta automática|automatisch antwoord|autosvar|automatyczna odpowiedź|automatisk svar)\s*:/i;

/** In this order: the first that speaks decides, so a bounce with list headers is a bounce. */
const RULES: readonly Rule[] = [
  deliveryReport,
  autoSubmitted,
  autoReplyHeader,
  exchangeGenerated,
  bounceSender,
  nullReturnPath,
  precedence,
  listHeader,
  suppressHeader,
  machineSender,
  autoReplySubject,
];

/**
 * Whether a machine wrote the mail: RFC 3834 (auto-replies), RFC 3464 (delivery reports), list and bulk headers, and the
 * headers of PEERS.md D3. Such mail gets no automatic answer and re-opens nothing. `ownAddresses` are our mailboxes:
 * list headers that name one are set by a group that forwards to us, and say nothing about who wrote.
 */
export function classifyAutomatic(
  message: ParsedMessage,
  envelope: MailEnvelope,
  ownAddresses: readonly string[] = [],
): Classification {
  for (const rule of RULES) {
    const finding = rule(message, envelope, ownAddresses);
    if (finding !== null) return { automatic: true, kind: finding[0], reason: finding[1] };
  }
  return { automatic: false, kind: null, reason: null };
}

function deliveryReport(message: ParsedMessage): Finding {
  const type = first(message, "content-type").toLowerCase();
  const report = /^multipart\/report\b.*\breport-type\s*=\s*"?([\w-]+)/.exec(type)?.[1];
  if (report === "disposition-notification")
    return ["auto-reply", "multipart/report; disposition-notification"];
  if (report !== undefined) return ["bounce", `multipart/report; ${report}`];
  if (message.attachments.some((part) => part.mediaType === "message/delivery-status"))
    return ["bounce", "message/delivery-status"];
  return first(message, "x-failed-recipients") === "" ? null : ["bounce", "X-Failed-Recipients"];
}

function autoSubmitted(message: ParsedMessage): Finding {
  const value =
    first(message, "auto-submitted")
      .split(/[;\s(]/, 1)[0]
      ?.toLowerCase() ?? "";
  if (value === "" || value === "no") return null;
  return [value === "auto-generated" ? "bulk" : "auto-reply", `Auto-Submitted: ${value}`];
}

function autoReplyHeader(message: ParsedMessage): Finding {
  const name = [...AUTO_REPLY_HEADERS, "x-loop"].find((header) => {
    const value = first(message, header).toLowerCase();
    return value !== "" && value !== "no" && value !== "false";
  });
  return name === undefined ? null : ["auto-reply", name];
}

function exchangeGenerated(message: ParsedMessage): Finding {
  const name = "x-ms-exchange-generated-message-source";
  return first(message, name) === "" ? null : ["auto-reply", name];
}

function bounceSender(message: ParsedMessage, envelope: MailEnvelope): Finding {
  const sender = [localPart(message.from?.address), localPart(envelope.from), bareName(message)].find(
    (local) => BOUNCE_SENDER.test(local),
  );
  return sender === undefined ? null : ["bounce", `sender ${sender}`];
}

function nullReturnPath(message: ParsedMessage, envelope: MailEnvelope): Finding {
  const path = envelope.from ?? headerValues(message, "return-path")[0] ?? "unknown";
  return path.replace(/[<>\s]/g, "") === "" ? ["auto-reply", "null return path"] : null;
}

function precedence(message: ParsedMessage, _envelope: MailEnvelope, own: readonly string[]): Finding {
  const value = first(message, "precedence").toLowerCase();
  if (value === "auto_reply" || value === "auto-reply") return ["auto-reply", `Precedence: ${value}`];
  if (value === "bulk" || value === "junk")
    return isOwnList(message, own) ? null : ["bulk", `Precedence: ${value}`];
  return value === "list" && !isOwnList(message, own) ? ["list", "Precedence: list"] : null;
}

function listHeader(message: ParsedMessage, _envelope: MailEnvelope, own: readonly string[]): Finding {
  if (isOwnList(message, own)) return null;
  if (first(message, "list-id") !== "") return ["list", "List-Id"];
  return first(message, "list-unsubscribe") === "" ? null : ["bulk", "List-Unsubscribe"];
}

function suppressHeader(message: ParsedMessage): Finding {
  const value = first(message, "x-auto-response-suppress");
  return /\b(?:all|oof|autoreply)\b/i.test(value) ? ["bulk", `X-Auto-Response-Suppress: ${value}`] : null;
}

function machineSender(message: ParsedMessage): Finding {
  const local = localPart(message.from?.address);
  return MACHINE_SENDER.test(local) ? ["bulk", `sender ${local}`] : null;
}

function autoReplySubject(message: ParsedMessage): Finding {
  return AUTO_REPLY_SUBJECT.test(message.subject) ? ["auto-reply", "subject"] : null;
}

/** A group address in front of a mailbox of ours (Google Groups): List-Post or List-Id names that mailbox. */
function isOwnList(message: ParsedMessage, own: readonly string[]): boolean {
  const named = `${first(message, "list-post")} ${first(message, "list-id")}`.toLowerCase();
  return own.some(
    (address) => named.includes(`:${address}`) || named.includes(`<${address.replace("@", ".")}>`),
  );
}

function first(message: ParsedMessage, name: string): string {
  return headerValues(message, name)[0]?.trim() ?? "";
}

function localPart(address: string | null | undefined): string {
  const value = address ?? "";
  return value.slice(0, Math.max(value.lastIndexOf("@"), 0)).toLowerCase();
}

/** "From: MAILER-DAEMON" without an address, as some mail servers write it. */
function bareName(message: ParsedMessage): string {
  return message.from === null ? first(message, "from").toLowerCase() : "";
}
