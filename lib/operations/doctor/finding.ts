import type { MessageValues } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";

type Words = Messages["doctor"];
type Part = keyof Words["parts"];
type Found = keyof Words["found"];
type Remedy = keyof Words["remedies"];

/** What an examination found out about one part. A fault keeps something from working; a warning will, or may. */
export type Finding = {
  part: Part;
  state: "ok" | "warning" | "fault";
  found: Found;
  /** What to do about it, for all that is not ok. */
  remedy?: Remedy;
  /** What the three texts are filled with. */
  values: MessageValues;
};

export function ok(part: Part, found: Found, values: MessageValues = {}): Finding {
  return { part, state: "ok", found, values };
}

export function warning(part: Part, found: Found, remedy: Remedy, values: MessageValues = {}): Finding {
  return { part, state: "warning", found, remedy, values };
}

export function fault(part: Part, found: Found, remedy: Remedy, values: MessageValues = {}): Finding {
  return { part, state: "fault", found, remedy, values };
}

/** The reason in an error, as short as it comes: the innermost cause says what the outer ones wrap. */
export function reasonOf(error: unknown): string {
  const { cause, code, message } = error as { cause?: unknown; code?: string; message?: string };
  if (cause) return reasonOf(cause);
  return message || code || String(error);
}
