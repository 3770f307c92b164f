// What was typed and is kept nowhere else yet, in this browser. A browser may have no storage, or a full one.

const prefix = "draft:";

/** @returns null also for what an earlier release of ours, or somebody else, left there */
export function readDraft<Draft>(name: string, isDraft: (value: unknown) => value is Draft): Draft | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? "null");
    return isDraft(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function writeDraft(name: string, draft: object | null): void {
  try {
    if (draft) localStorage.setItem(prefix + name, JSON.stringify(draft));
    else localStorage.removeItem(prefix + name);
  } catch {
    // Full or forbidden storage: the text still stands in the page.
  }
}

/** At sign-out nothing of a customer's stays in a shared browser. */
export function clearDrafts(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
  } catch {
    // Forbidden storage holds nothing.
  }
}
