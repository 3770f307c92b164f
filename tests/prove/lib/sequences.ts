import { inspect } from "node:util";
import { and, eq, inArray } from "drizzle-orm";
import { closeDatabase, db } from "@/db/client";
import { settableStatuses, ticketPriorities } from "@/db/enums";
import { drafts, messages, tickets, userEmails, users } from "@/db/schema";
import { addColleague } from "@/lib/accounts/add-colleague";
import { createSetupLink } from "@/lib/accounts/create-setup-link";
import { loadActor, loadSystemActor } from "@/lib/accounts/load-actor";
import { setUpWorkspace } from "@/lib/accounts/set-up-workspace";
import { type Actor, actingAt } from "@/lib/core/actor";
import { isAppError } from "@/lib/core/errors";
import { randomToken } from "@/lib/core/ids";
import { acceptMail } from "@/lib/email/accept-mail";
import { findLedger } from "@/lib/email/ledger";
import { drainLane } from "@/lib/events/drain-lane";
import { closeQueues } from "@/lib/jobs/queue";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { markBreaches } from "@/lib/sla/mark-breaches";
import { acceptClaim } from "@/lib/tickets/accept-claim";
import { addNote } from "@/lib/tickets/add-note";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { changePriority } from "@/lib/tickets/change-priority";
import { changeStatus } from "@/lib/tickets/change-status";
import { markRead } from "@/lib/tickets/mark-read";
import { moveClaim } from "@/lib/tickets/move-claim";
import { releaseReply } from "@/lib/tickets/release-reply";
import { replyToTicket } from "@/lib/tickets/reply-to-ticket";
import { restoreTicket } from "@/lib/tickets/restore-ticket";
import { routeOne } from "@/lib/tickets/route-mail";
import { saveDraft } from "@/lib/tickets/save-draft";
import { setAsideTicket } from "@/lib/tickets/set-aside-ticket";
import { undoReply } from "@/lib/tickets/undo-reply";
import { effects } from "@/worker/listeners";
import { brokenInvariants } from "./invariants";
import { createRandom } from "./random.mjs";

/** Random verbs on tickets of their own, several sequences at a time; the plan follows from the seed. */

const { SEED, SEQUENCES, LANES } = process.env;
const seed = Number(SEED);
const support = "support@northwind.test";
const day = 86_400_000;

type Ticket = typeof tickets.$inferSelect;
type Scene = { ticket: Ticket; at: Date; random: ReturnType<typeof createRandom> };
type Step = (scene: Scene) => Promise<unknown>;

const { system, agents } = await setUp();
const mailboxes = await ourMailboxes();

const steps: Record<string, Step> = {
  "customer writes": (scene) => mail(scene, { from: `c${scene.ticket.id}`, token: scene.ticket.replyToken }),
  "customer writes by machine": (scene) =>
    mail(scene, { from: `c${scene.ticket.id}`, token: scene.ticket.replyToken, automatic: true }),
  "stranger writes": (scene) => mail(scene, { from: `s${randomToken()}`, token: scene.ticket.replyToken }),
  reply: (scene) => {
    const { ticket, random } = scene;
    return replyToTicket(agent(scene), {
      ticketId: ticket.id,
      html: "<p>We come on Friday.</p>",
      nextStatus: random.pick([undefined, ...settableStatuses]),
      lastSeenMessageId: random.next() < 0.9 ? ticket.lastMessageId : null,
      anyway: random.next() < 0.2,
      onceKey: randomToken(),
    });
  },
  release: async (scene) => {
    const draft = await draftOf(scene, ["scheduled"]);
    if (draft) await releaseReply(actingAt(system, scene.at), draft.id);
  },
  undo: async (scene) => {
    const draft = await draftOf(scene, ["scheduled", "held"]);
    const author = agents.find((one) => one.id === draft?.authorId);
    if (draft && author) await undoReply(actingAt(author, scene.at), { draftId: draft.id });
  },
  "write a draft": (scene) => saveDraft(agent(scene), { ticketId: scene.ticket.id, html: "<p>half a</p>" }),
  note: (scene) =>
    addNote(agent(scene), { ticketId: scene.ticket.id, html: "<p>Ask Jonas.</p>", onceKey: randomToken() }),
  "set the status": (scene) =>
    changeStatus(agent(scene), {
      ticketId: scene.ticket.id,
      from: scene.random.next() < 0.9 ? scene.ticket.status : "open",
      to: scene.random.pick(settableStatuses),
    }),
  "set the priority": (scene) =>
    changePriority(agent(scene), {
      ticketId: scene.ticket.id,
      from: scene.ticket.priority,
      to: scene.random.pick(ticketPriorities),
    }),
  assign: (scene) =>
    assignTicket(agent(scene), {
      ticketId: scene.ticket.id,
      from: scene.ticket.assigneeId,
      to: scene.random.pick([null, ...agents.map((one) => one.id)]),
    }),
  "set aside": (scene) =>
    setAsideTicket(agent(scene), { ticketId: scene.ticket.id, as: scene.random.pick(["spam", "trash"]) }),
  restore: (scene) => restoreTicket(agent(scene), { ticketId: scene.ticket.id }),
  "accept a claim": (scene) => onClaim(scene, acceptClaim),
  "move a claim": (scene) => onClaim(scene, moveClaim),
  read: async (scene) => {
    if (scene.ticket.lastMessageId === null) return;
    await markRead(agent(scene), { ticketId: scene.ticket.id, messageId: scene.ticket.lastMessageId });
  },
  sweep: (scene) => markBreaches(system, scene.at),
  drain: () => drainLane(system, "mail", effects),
};

let verbs = 0;
let refused = 0;
const failures: string[] = [];
let next = 0;
const lane = async () => {
  for (let index = next++; index < Number(SEQUENCES) && failures.length < 5; index = next++)
    await sequence(index);
};
await Promise.all(Array.from({ length: Number(LANES) }, lane));
process.send?.({ sequences: Math.min(next, Number(SEQUENCES)), verbs, refused, failures });
await closeQueues();
await closeDatabase();
process.disconnect?.();

async function sequence(index: number): Promise<void> {
  const random = createRandom(seed + index * 7919);
  const at = new Date(Date.now() - 60 * day + random.int(0, 20 * day));
  const scene: Scene = { ticket: await firstMail(index, at), at, random };
  const history = [`ticket ${scene.ticket.id}`];
  for (let turn = random.int(4, 14); turn > 0; turn--) {
    scene.at = new Date(scene.at.getTime() + pauseOf(random));
    const before = scene.ticket;
    // Now and then two at the same moment, as two people do.
    const names = Array.from({ length: random.next() < 0.15 ? 2 : 1 }, () => random.pick(Object.keys(steps)));
    history.push(names.join(" + "));
    const ran = await Promise.allSettled(names.map((name) => steps[name]?.({ ...scene })));
    verbs += names.length;
    const unexpected = ran.flatMap((one) => {
      if (one.status === "fulfilled") return [];
      if (isAppError(one.reason)) return refused++ < 0 ? [""] : [];
      return [`unexpected: ${inspect(one.reason, { depth: 3 })}`]; // with its cause: what PostgreSQL said
    });
    scene.ticket = await reload(before.id);
    const broken = [
      ...unexpected,
      ...(await brokenInvariants(before.id)),
      ...versionFaults(before, scene.ticket),
    ];
    if (broken.length === 0) continue;
    failures.push(`sequence ${index}: ${history.join(", ")}: ${broken.join("; ")}`);
    return;
  }
}

/** Seconds to days: clocks of an hour and of a week are both met and missed. */
function pauseOf(random: Scene["random"]): number {
  return Math.floor(1000 * 10 ** (5.3 * random.next()));
}

function versionFaults(before: Ticket, now: Ticket): string[] {
  const { version: old, ...was } = before;
  const { version, ...is } = now;
  if (version < old) return [`the version fell from ${old} to ${version}`];
  const changed = JSON.stringify(was) !== JSON.stringify(is);
  return changed && version === old ? ["the ticket changed under the same version"] : [];
}

function agent({ random, at }: Scene): Actor {
  return actingAt(random.pick(agents), at);
}

async function draftOf({ ticket }: Scene, states: ("scheduled" | "held")[]) {
  const [row] = await db()
    .select({ id: drafts.id, authorId: drafts.authorId })
    .from(drafts)
    .where(and(eq(drafts.ticketId, ticket.id), inArray(drafts.state, states)))
    .limit(1);
  return row;
}

async function onClaim(
  scene: Scene,
  decide: (actor: Actor, input: { messageId: number }) => Promise<unknown>,
) {
  const [claim] = await db()
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.ticketId, scene.ticket.id), eq(messages.state, "claimed")))
    .limit(1);
  if (claim) await decide(agent(scene), { messageId: claim.id });
}

async function reload(id: number): Promise<Ticket> {
  const [row] = await db().select().from(tickets).where(eq(tickets.id, id));
  if (!row) throw new Error("the ticket is gone");
  return row;
}

/** The ticket's first mail comes from nobody yet; its requester then gets the address that the steps write from. */
async function firstMail(index: number, at: Date): Promise<Ticket> {
  const address = `first${index}-${randomToken()}@customer.test`;
  await handIn({ from: address, to: support, at, subject: `Sequence ${index}`, automatic: false });
  const [row] = await db()
    .select({ ticket: tickets })
    .from(tickets)
    .innerJoin(userEmails, eq(userEmails.userId, tickets.requesterId))
    .where(eq(userEmails.address, address));
  if (!row) throw new Error("the first mail made no ticket");
  await db()
    .update(userEmails)
    .set({ address: `c${row.ticket.id}@customer.test` })
    .where(eq(userEmails.address, address));
  return row.ticket;
}

function mail(
  { at }: Scene,
  { from, token, automatic = false }: { from: string; token: string; automatic?: boolean },
) {
  const to = `support+${token}@northwind.test`;
  return handIn({ from: `${from}@customer.test`, to, at, subject: "Re: it", automatic });
}

type Letter = { from: string; to: string; at: Date; subject: string; automatic: boolean };

/** As listener and worker do it, for this mail alone. */
async function handIn({ from, to, at, subject, automatic }: Letter): Promise<void> {
  const id = `${randomToken()}@customer.test`;
  const lines = [`From: ${from}`, `To: ${to}`, `Subject: ${subject}`, `Message-ID: <${id}>`];
  if (automatic) lines.push("Auto-Submitted: auto-generated");
  const ledgerId = await acceptMail({
    source: "smtp",
    deliveryId: id,
    envelope: { from, to: [to] },
    raw: Buffer.from([...lines, "", `Words of ${id}`].join("\r\n")),
    routedByCaller: true,
  });
  const row = await findLedger(Number(ledgerId));
  if (!row) throw new Error("the ledger row is gone");
  await routeOne(actingAt(system, at), row, mailboxes, true);
}

async function setUp() {
  const first = await loadSystemActor();
  const link = await createSetupLink(first);
  const password = "correct horse battery";
  const { userId } = await setUpWorkspace(first, {
    token: new URL(link ?? "").searchParams.get("token") ?? "",
    workspaceName: "Northwind",
    supportAddress: support,
    timeZone: "Europe/Copenhagen",
    name: "Priya Raman",
    email: "priya@northwind.test",
    password,
  });
  const colleague = { name: "Mara", email: "mara@northwind.test", password, roleKey: "agent" };
  const { userId: second } = await addColleague(first, colleague);
  await db().update(users).set({ undoSeconds: 0 }).where(eq(users.id, userId));
  await db().update(users).set({ undoSeconds: 10 }).where(eq(users.id, second));
  const made = [await loadActor(userId), await loadActor(second)].filter((one) => one !== null);
  return { system: await loadSystemActor(), agents: made };
}
