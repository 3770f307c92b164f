import type { Actor } from "@/lib/core/actor";
import { loadActor } from "../load-actor";
import { mayViewAs } from "../policy";
import { closeViewing } from "./end-viewing";

/** As the session's row has it. */
type Open = { id: number; personId: number; lapsed: boolean };

/**
 * Whom a session looks as, read only: judged anew at every request, by what both may now. Where it is over, or may not
 * be any more, it is ended, and the session its user's own again: from the next request on, for this one may be a form of
 * a page that was made for the other.
 */
export async function findViewed(viewer: Actor, { id, personId, lapsed }: Open): Promise<Actor> {
  const person = lapsed ? null : await loadActor(personId);
  if (person && mayViewAs(viewer, person)) {
    return { ...person, readOnly: true, viewedBy: { id: viewer.id, name: viewer.name } };
  }
  await closeViewing(viewer, id, lapsed ? "expired" : "refused");
  return { ...viewer, readOnly: true };
}
