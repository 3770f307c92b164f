import { users } from "@/db/schema";
import { type Actor, ensureMay, may } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { type CreateServiceTokenInput, createServiceTokenInput } from "./inputs";
import { chosenScopes, writeApiToken } from "./write-api-token";

/**
 * A token of a program that works in nobody's name: it goes on when whoever made it leaves. What it writes stands under
 * its own name, and it may what its scopes say, on the tickets of open teams or on every one.
 * @returns the token, once: only its hash is kept
 * @throws AppError `forbidden`, or `invalid` (fields purpose, tickets, people, everyTicket) for what the actor may not
 */
export async function createServiceToken(
  actor: Actor,
  raw: CreateServiceTokenInput,
): Promise<{ token: string }> {
  ensureMay(actor, "settings.tokens");
  const { purpose, expires, everyTicket, ...chosen } = createServiceTokenInput.parse(raw);
  const scopes = chosenScopes(actor, chosen);
  if (everyTicket && !may(actor, "tickets.all")) throw fieldError("everyTicket", "error.token.beyond");
  const token = await transact(actor, async (tx, now) => {
    const [service] = await tx
      .insert(users)
      .values({
        kind: "service",
        name: purpose,
        status: "active",
        theme: "system",
        undoSeconds: 0,
        createdAt: now,
      })
      .returning({ id: users.id });
    if (!service) throw new Error("the service was not written");
    return writeApiToken(tx, actor, { userId: service.id, purpose, scopes, expires, everyTicket }, now);
  });
  return { token };
}
