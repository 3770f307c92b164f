import { eq } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { type NoticeKind, noticeKinds } from "@/db/enums";
import { notificationChoices } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { notificationEvents } from "./events";
import { type ChangeChoiceInput, changeChoiceInput } from "./inputs";
import type { NoticeChoices } from "./view-types";

// Answers come all day and the portal shows them; what must not be missed comes by mail too.
const defaults: NoticeChoices = {
  assigned: { inPortal: true, byMail: true },
  mentioned: { inPortal: true, byMail: true },
  answered: { inPortal: true, byMail: false },
  // Of every ticket of one's teams: for those who ask for it.
  waiting: { inPortal: false, byMail: false },
  // It is how a colleague learns of a ticket that he has not seen before.
  added: { inPortal: true, byMail: true },
  noted: { inPortal: true, byMail: false },
  near: { inPortal: true, byMail: true },
  breached: { inPortal: true, byMail: true },
};

/** How this person hears of each kind: as he said, else as everybody does. */
export async function getChoices(actor: Pick<Actor, "id">, reader: Reader = db()): Promise<NoticeChoices> {
  const { kind, inPortal, byMail } = notificationChoices;
  const rows = await reader
    .select({ kind, inPortal, byMail })
    .from(notificationChoices)
    .where(eq(notificationChoices.userId, actor.id));
  const own = (name: NoticeKind) => rows.find((row) => row.kind === name);
  return Object.fromEntries(
    noticeKinds.map((name) => {
      const { inPortal, byMail } = own(name) ?? defaults[name];
      return [name, { inPortal, byMail }];
    }),
  ) as NoticeChoices;
}

/** One's own choice for one kind and channel. */
export async function changeChoice(actor: Actor, raw: ChangeChoiceInput): Promise<void> {
  const { kind, channel, on } = changeChoiceInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const before = (await getChoices(actor, tx))[kind];
    if (before[channel] === on) return;
    // Only the one that was changed is overwritten: the other may be changed in another tab at this moment.
    await tx
      .insert(notificationChoices)
      .values({ userId: actor.id, kind, ...before, [channel]: on })
      .onConflictDoUpdate({
        target: [notificationChoices.userId, notificationChoices.kind],
        set: { [channel]: on },
      });
    await recordEvent(tx, actor, {
      name: notificationEvents.choiceChanged,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: { kind, channel, on },
    });
  });
}
