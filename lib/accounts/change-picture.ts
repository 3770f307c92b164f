import { and, eq, isNull } from "drizzle-orm";
import { users } from "@/db/schema";
import type { StoredImage } from "@/db/schema/columns";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { sha256 } from "@/lib/core/ids";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { bareImage } from "@/lib/settings/bare-image";
import { readStoredImage } from "@/lib/settings/read-stored-image";
import { removeStored, storageKey, store } from "@/lib/stores/storage";
import { accountEvents } from "./events";

/**
 * Takes a file that lies in storage as one's own picture, by what it is and not by what it is called. What is kept is a
 * copy without what the camera wrote beside it, such as the place; the file itself stays its caller's.
 * @throws AppError `forbidden` for who is no colleague, or `invalid` or `too_large` (field files)
 */
export async function setPicture(actor: Actor, file: { storageKey: string; size: number }): Promise<void> {
  ensureColleague(actor);
  const { image, content } = await readStoredImage(file);
  const bare = bareImage(image.type, content);
  if (!bare) throw fieldError("files", "error.image.none");
  const picture = { ...image, sha256: sha256(bare), key: storageKey("files") };
  await store(picture.key, bare);
  let isUsed = false;
  try {
    await replace(actor, picture, () => {
      isUsed = true;
    });
  } finally {
    if (!isUsed) await removeStored(picture.key);
  }
}

/** The initials take its place again. @throws AppError `forbidden` */
export async function removePicture(actor: Actor): Promise<void> {
  ensureColleague(actor);
  await replace(actor, null);
}

function ensureColleague(actor: Actor): void {
  if (actor.kind !== "staff") throw new AppError("forbidden", "error.forbidden");
}

/** The one before goes once this one is in its place. */
async function replace(
  actor: Actor,
  picture: StoredImage | null,
  used: () => void = () => {},
): Promise<void> {
  await transact(actor, async (tx, now) => {
    const [before] = await tx
      .select({ picture: users.picture })
      .from(users)
      .where(and(eq(users.id, actor.id), eq(users.kind, "staff"), isNull(users.erasedAt)))
      .for("no key update");
    if (!before) throw new AppError("not_found", "error.notFound");
    if ((before.picture?.sha256 ?? null) === (picture?.sha256 ?? null)) return;
    await tx.update(users).set({ picture }).where(eq(users.id, actor.id));
    await recordEvent(tx, actor, {
      name: accountEvents.profileChanged,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: { fields: ["picture"] },
    });
    afterCommit(tx, async () => {
      used();
      if (before.picture) await removeStored(before.picture.key);
    });
  });
}
