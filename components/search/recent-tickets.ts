import { readDraft, writeDraft } from "@/components/ui/local-drafts";

const name = "recent-tickets";
const most = 6;

type Kept = { numbers: number[] };

/**
 * Numbers only, which sign-out clears: what stands in those tickets, and whether one may still see them, is asked of
 * the server each time.
 */
export function recentTickets(): number[] {
  return readDraft(name, isKept)?.numbers ?? [];
}

export function rememberTicket(number: number): void {
  const others = recentTickets().filter((one) => one !== number);
  writeDraft(name, { numbers: [number, ...others].slice(0, most) });
}

function isKept(value: unknown): value is Kept {
  const numbers = (value as Kept | null)?.numbers;
  return Array.isArray(numbers) && numbers.every((one) => Number.isSafeInteger(one) && one > 0);
}
