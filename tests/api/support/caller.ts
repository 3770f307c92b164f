import { createApiToken } from "../../../lib/accounts/create-api-token";
import type { Actor } from "../../../lib/core/actor";

type Level = "none" | "read" | "write";

/** A token of this person. */
export async function tokenOf(
  actor: Actor,
  tickets: Level = "write",
  people: Level = "none",
): Promise<string> {
  return (await createApiToken(actor, { purpose: "Test", tickets, people, expires: "30" })).token;
}
