/** What doctor found out about one part. A fault keeps something from working; a warning will, or may. */
export type Finding = {
  part: string;
  state: "ok" | "warning" | "fault";
  found: string;
  /** What to do about it, for all that is not ok. */
  remedy?: string;
};

export const ok = (part: string, found: string): Finding => ({ part, state: "ok", found });
export const warning = (part: string, found: string, remedy: string): Finding => ({
  ...{ part, state: "warning", found, remedy },
});
export const fault = (part: string, found: string, remedy: string): Finding => ({
  ...{ part, state: "fault", found, remedy },
});

/** The reason in an error, as short as it comes: the innermost cause says what the outer ones wrap. */
export function reasonOf(error: unknown): string {
  const { cause, code, message } = error as { cause?: unknown; code?: string; message?: string };
  if (cause) return reasonOf(cause);
  return message || code || String(error);
}
