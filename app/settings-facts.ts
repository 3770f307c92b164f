import { countColleagues } from "@/lib/accounts/count-colleagues";
import { openingAt } from "@/lib/business-time/opening";
import { type Actor, may } from "@/lib/core/actor";
import { countQuarantine } from "@/lib/email/count-quarantine";
import { listMailboxes } from "@/lib/email/list-mailboxes";
import { needsAttention } from "@/lib/email/mailbox-health";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatDuration } from "@/lib/i18n/time";
import { findWorkspace } from "@/lib/settings/find-workspace";
import { countParkedWork } from "@/lib/settings/list-parked-work";
import { getPolicy } from "@/lib/sla/get-policy";

type Fact = { text: string; bad: boolean };

/** What a card says of its page as it is now, by the page's address: only of pages that this person may open. */
export async function settingsFacts(
  actor: Actor,
  words: Messages,
  locale: string,
): Promise<Partial<Record<string, Fact>>> {
  const { facts } = words.settings;
  const [workspace, boxes, waiting, policy, opening, people, parked] = await Promise.all([
    may(actor, "settings.workspace") ? findWorkspace() : null,
    may(actor, "settings.mailboxes") ? listMailboxes(actor) : null,
    may(actor, "settings.mail") ? countQuarantine(actor) : null,
    may(actor, "settings.sla") ? getPolicy(actor) : null,
    may(actor, "settings.hours") ? openingAt(new Date()) : null,
    may(actor, "settings.people") ? countColleagues(actor) : null,
    may(actor, "settings.jobs") ? countParkedWork(actor) : null,
  ]);
  const counted = (message: string, count: number | null) =>
    count === null ? undefined : { text: fillMessage(message, { count }, locale), bad: count > 0 };
  const bad = boxes?.filter(({ state }) => needsAttention(state)).length ?? 0;
  const first = policy?.targets.normal.first_response;
  const time = first === undefined ? undefined : formatDuration(first, words.app);
  return {
    "/settings/workspace": workspace ? { text: workspace.name, bad: false } : undefined,
    "/settings/mailboxes": boxes
      ? { text: fillMessage(facts.mailboxes, { bad, count: boxes.length }, locale), bad: bad > 0 }
      : undefined,
    "/settings/quarantine": counted(facts.mail, waiting),
    "/settings/sla": time ? { text: fillMessage(facts.policy, { time }, locale), bad: false } : undefined,
    "/settings/hours": opening
      ? { text: fillMessage(facts.hours, { state: opening.kind }, locale), bad: false }
      : undefined,
    "/settings/people": people ? { text: fillMessage(facts.people, people, locale), bad: false } : undefined,
    "/settings/jobs": counted(facts.parked, parked),
  };
}
