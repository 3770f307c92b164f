import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Finding } from "./finding";

export type WrittenFinding = { state: Finding["state"]; part: string; found: string; remedy: string | null };

/** A finding in words, for a terminal or a page. */
export function writeFinding(
  { state, part, found, remedy, values }: Finding,
  { doctor }: Pick<Messages, "doctor">,
  locale: string,
): WrittenFinding {
  const write = (text: string) => fillMessage(text, values, locale);
  return {
    state,
    part: write(doctor.parts[part]),
    found: write(doctor.found[found]),
    remedy: remedy ? write(doctor.remedies[remedy]) : null,
  };
}
