import type { Actor } from "@/lib/core/actor";
import { loadActor } from "./load-actor";
import { findSession } from "./sessions";

/** The person behind a session token: null when it is unknown, expired or ended, or its person deactivated. */
export async function findSessionActor(token: string): Promise<Actor | null> {
  const session = await findSession(token);
  return session ? loadActor(session.userId) : null;
}
