import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { mailboxes, tickets, users } from "@/db/schema";
import { addColleague } from "@/lib/accounts/add-colleague";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { createSetupLink } from "@/lib/accounts/create-setup-link";
import { loadActor, loadSystemActor } from "@/lib/accounts/load-actor";
import { createSession } from "@/lib/accounts/sessions";
import { setUpWorkspace } from "@/lib/accounts/set-up-workspace";
import { decryptSecret } from "@/lib/core/crypto";
import { secretToken } from "@/lib/core/ids";
import type { ReplyInput } from "@/lib/tickets/inputs";
import { replyToTicket } from "@/lib/tickets/reply-to-ticket";

/** What the proofs ask of the product in a process of its own, through the same verbs as its pages. */

const supportAddress = "support@northwind.test";
const password = "correct horse battery";

type Reply = Omit<ReplyInput, "lastSeenMessageId"> & { agentId: number };

const verbs = {
  /** First run, and one colleague for each number of seconds of undo time. */
  async setUp({ undo }: { undo: number[] }) {
    const system = await loadSystemActor();
    const link = await createSetupLink(system);
    const { userId } = await setUpWorkspace(system, {
      token: new URL(link ?? "").searchParams.get("token") ?? "",
      workspaceName: "Northwind",
      supportAddress,
      timeZone: "Europe/Copenhagen",
      name: "Priya Raman",
      email: "priya@northwind.test",
      password,
    });
    const agents: { id: number; undoSeconds: number }[] = [];
    for (const [index, undoSeconds] of undo.entries()) {
      const email = `agent${index}@northwind.test`;
      const made = await addColleague(system, { name: `Agent ${index}`, email, password, roleKey: "agent" });
      await db().update(users).set({ undoSeconds }).where(eq(users.id, made.userId));
      agents.push({ id: made.userId, undoSeconds });
    }
    return { adminId: userId, agents, supportAddress };
  },

  /** Signs a person in without the form. @returns the cookie's value */
  async session({ userId }: { userId: number }) {
    const token = secretToken();
    await createSession(token, userId, new Date(Date.now() + 86_400_000));
    return token;
  },

  /** Personal tokens of somebody, as many as a load needs that none is held up by its limit. */
  async tokens({ userId, count }: { userId: number; count: number }) {
    const owner = await loadActor(userId);
    if (!owner) throw new Error("no such person");
    const wanted = { purpose: "Load", tickets: "read", people: "none", expires: "30" } as const;
    const made: string[] = [];
    for (let one = 0; one < count; one++) made.push((await createApiToken(owner, wanted)).token);
    return made;
  },

  /** The secret that signs POST /api/inbound/mime. */
  async inboundSecret() {
    const [row] = await db().select({ secret: mailboxes.inboundSecret }).from(mailboxes);
    return decryptSecret(row?.secret ?? "");
  },

  /** An agent who has read everything answers. */
  async reply({ agentId, ...input }: Reply) {
    const agent = await loadActor(agentId);
    if (!agent) throw new Error("no such agent");
    const [seen] = await db()
      .select({ id: tickets.lastMessageId })
      .from(tickets)
      .where(eq(tickets.id, input.ticketId));
    const draft = await replyToTicket(agent, { ...input, lastSeenMessageId: seen?.id ?? null });
    return { draftId: draft.id, state: draft.state, heldReason: draft.heldReason };
  },
};

type Call = { id: number; verb: keyof typeof verbs; input: never };

process.on("message", async ({ id, verb, input }: Call) => {
  try {
    process.send?.({ id, result: await verbs[verb](input) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on("disconnect", () => process.exit(0));
