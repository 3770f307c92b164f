import "server-only";
import { cookies } from "next/headers";
import { cache } from "react";
import { findSessionActor } from "@/lib/accounts/find-session-actor";
import type { Actor } from "@/lib/core/actor";
import { randomToken } from "@/lib/core/ids";
import { pagePosition } from "./page-position";
import { sessionCookieName } from "./session-cookie";

/** Who this request comes from, looked up once per request; null for nobody. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  // Before the first query of a page, and every page asks for its actor first.
  pagePosition();
  const actor = await findSessionActor(token);
  return actor && { ...actor, requestId: randomToken().slice(-10) };
});
