/** A raw mail from its lines, CRLF between them. Characters above U+007F become UTF-8 unless `latin1` is asked for. */
export function mail(lines: readonly string[], encoding: "utf8" | "latin1" = "utf8"): Uint8Array {
  return Buffer.from(lines.join("\r\n"), encoding);
}

/** The ordinary headers, each replaceable; `null` leaves one out. */
export function headers(changes: Record<string, string | null> = {}): string[] {
  const standard: Record<string, string | null> = {
    From: "Jane Doe <jane@customer.test>",
    To: "support@helpdesk.test",
    Subject: "Printer on fire",
    Date: "Mon, 5 Jan 2026 10:00:00 +0100",
    "Message-ID": "<one@customer.test>",
    ...changes,
  };
  return Object.entries(standard).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
}

export function plainMail(changes: Record<string, string | null> = {}, body = "Hello"): Uint8Array {
  return mail([...headers(changes), "", body, ""]);
}
