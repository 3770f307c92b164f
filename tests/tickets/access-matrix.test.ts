import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { attachments, roles, tickets } from "../../db/schema";
import { type Actor, asGuest } from "../../lib/core/actor";
import { isAppError } from "../../lib/core/errors";
import { randomToken } from "../../lib/core/ids";
import { acceptClaim } from "../../lib/tickets/accept-claim";
import { addFollower } from "../../lib/tickets/add-follower";
import { addNote } from "../../lib/tickets/add-note";
import { answerRequest } from "../../lib/tickets/answer-request";
import { assignTeam } from "../../lib/tickets/assign-team";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changePriority } from "../../lib/tickets/change-priority";
import { changeStatus } from "../../lib/tickets/change-status";
import { changeTags } from "../../lib/tickets/change-tags";
import { changeTicket } from "../../lib/tickets/change-ticket";
import { followTicket } from "../../lib/tickets/follow-ticket";
import { getFollowerPage } from "../../lib/tickets/followers";
import { getAttachment } from "../../lib/tickets/get-attachment";
import { getRequest } from "../../lib/tickets/get-request";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listAssignable, listChoices, listTeams } from "../../lib/tickets/list-choices";
import { countViews, findTicketRows, listTickets } from "../../lib/tickets/list-tickets";
import { markRead } from "../../lib/tickets/mark-read";
import { moveClaim } from "../../lib/tickets/move-claim";
import { postReply } from "../../lib/tickets/post-reply";
import { removeFollower } from "../../lib/tickets/remove-follower";
import { restoreTicket } from "../../lib/tickets/restore-ticket";
import { revokeGuestLinks } from "../../lib/tickets/revoke-guest-links";
import { saveDraft } from "../../lib/tickets/save-draft";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { getTicketRecord } from "../../lib/tickets/ticket-record";
import { unfollowTicket } from "../../lib/tickets/unfollow-ticket";
import {
  answer,
  makeCustomer,
  makeMember,
  makeOrganisation,
  makeTeam,
  messagesOf,
  moveToTeam,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld, receive } from "../support/world";

const cast = [
  "admin",
  "member",
  "worker",
  "outsider",
  "collaborator",
  "follower",
  "requester",
  "guest",
  "otherGuest",
  "colleague",
  "stranger",
] as const;
type Role = (typeof cast)[number];
type Outcome = "ok" | "not_found" | "forbidden";
type Ticket = Awaited<ReturnType<typeof ticketFrom>>;
type Entrance = (actor: Actor, ticket: Ticket) => Promise<unknown>;

let system: Actor;
let people: Record<Exclude<Role, "guest" | "otherGuest">, Actor>;
let legal: number;
beforeEach(async () => {
  const world = await makeWorld();
  system = world.system;
  await db()
    .insert(roles)
    .values({ key: "worker", name: "May not delete", permissions: ["tickets.work"] });
  const member = await makeAgent("Member", "member@northwind.test");
  const worker = await makeAgent("Worker", "worker@northwind.test", { roleKey: "worker" });
  const roastery = await makeOrganisation("Roastery", [], "all");
  legal = await makeTeam("Legal", true, [member, worker]);
  people = {
    admin: world.admin,
    member: { ...member, teamIds: [legal] },
    worker: { ...worker, teamIds: [legal] },
    outsider: await makeAgent("Outsider", "outsider@northwind.test"),
    collaborator: await makeAgent("Collaborator", "coll@northwind.test", { roleKey: "collaborator" }),
    follower: await makeAgent("Follower", "foll@northwind.test", { roleKey: "collaborator" }),
    requester: await makeMember("Hannah Ostermann", "hannah@roastery.test", roastery, { verified: false }),
    colleague: await makeMember("Pia Brandt", "pia@roastery.test", roastery),
    stranger: await makeCustomer("Nils Voss", "nils@elsewhere.test"),
  };
});

/** Guests are people of one ticket: of this one, or of another one that is theirs too. */
function actorOn(role: Role, ticket: { id: number }): Actor {
  if (role === "guest") return asGuest(people.requester, ticket.id);
  if (role === "otherGuest") return asGuest(people.requester, ticket.id + 1);
  return people[role];
}

/** A ticket of a restricted team, with a message that a stranger's claim hangs on and a file. */
async function restricted(): Promise<Ticket> {
  const messageId = `${randomToken()}@customer.test`;
  const { id } = await ticketFrom(system, { messageId });
  await receive(system, { from: "claimant@elsewhere.test", inReplyTo: messageId, text: "A claim" });
  await moveToTeam(id, legal);
  await addFollower(people.admin, { ticketId: id, userId: people.follower.id });
  return ticketRow(id);
}

/** Who follows it reads, and writes notes. A customer's 403 says no more than that his own ticket is not his to work on. */
const work = {
  outsider: "not_found",
  collaborator: "not_found",
  follower: "forbidden",
  requester: "forbidden",
  guest: "forbidden",
  otherGuest: "not_found",
  colleague: "forbidden",
  stranger: "not_found",
} as const;
const staff: Record<Role, Outcome> = { admin: "ok", member: "ok", worker: "ok", ...work };
const remove: Record<Role, Outcome> = { ...staff, worker: "forbidden" };
const notes: Record<Role, Outcome> = { ...staff, follower: "ok" };
const see: Record<Role, Outcome> = { ...notes, requester: "ok", guest: "ok", colleague: "ok" };
const hidden = { requester: "not_found", guest: "not_found", colleague: "not_found" } as const;
const internal: Record<Role, Outcome> = { ...notes, ...hidden };

const barred = { collaborator: "forbidden", otherGuest: "forbidden", stranger: "forbidden" } as const;

/** A request's own page knows customers only, requesters, participants and their colleagues: no role opens it. */
const own: Record<Role, Outcome> = {
  ...staff,
  admin: "not_found",
  member: "not_found",
  worker: "not_found",
  follower: "not_found",
  requester: "ok",
  guest: "ok",
  colleague: "ok",
};

const claimOf = async (ticket: Ticket) =>
  (await messagesOf(ticket.id)).find((one) => one.state === "claimed")!.id;
const fileOn = async (messageId: number) => {
  const file = {
    name: "a.pdf",
    mediaType: "application/pdf",
    size: 1,
    sha256: "00",
    storageKey: "files/aa/x",
  };
  const [row] = await db()
    .insert(attachments)
    .values({ ...file, messageId })
    .returning({ id: attachments.id });
  return row!.id;
};
const publicOf = async (ticket: Ticket) =>
  (await messagesOf(ticket.id)).find((one) => one.kind === "public" && one.state === "accepted")!.id;
const noteOf = async (ticket: Ticket) => {
  await addNote(people.admin, { ticketId: ticket.id, html: "<p>Secret</p>", onceKey: randomToken() });
  return (await messagesOf(ticket.id)).find((one) => one.kind === "note")!.id;
};
const aside = async (ticket: Ticket) => {
  if ((await ticketRow(ticket.id)).status !== "spam")
    await setAsideTicket(people.admin, { ticketId: ticket.id, as: "spam" });
};

const entrances: [string, Record<Role, Outcome>, Entrance][] = [
  ["replyToTicket", staff, (actor, { id }) => answer(actor, id)],
  [
    "postReply",
    staff,
    (actor, { id }) => postReply(actor, { ticketId: id, html: "<p>x</p>", onceKey: randomToken() }),
  ],
  ["changeTicket", staff, (actor, { number }) => changeTicket(actor, { number, priority: "high" })],
  ["getTicketRecord", see, (actor, { number }) => getTicketRecord(actor, number)],
  ["saveDraft", staff, (actor, { id }) => saveDraft(actor, { ticketId: id, html: "<p>x</p>" })],
  [
    "addNote",
    notes,
    (actor, { id }) => addNote(actor, { ticketId: id, html: "<p>x</p>", onceKey: randomToken() }),
  ],
  ["changeStatus", staff, (actor, { id }) => changeStatus(actor, { ticketId: id, from: "new", to: "open" })],
  [
    "changePriority",
    staff,
    (actor, { id }) => changePriority(actor, { ticketId: id, from: "normal", to: "high" }),
  ],
  [
    "assignTicket",
    staff,
    (actor, { id }) => assignTicket(actor, { ticketId: id, from: null, to: people.admin.id }),
  ],
  ["changeTags", staff, (actor, { id }) => changeTags(actor, { ticketId: id, from: [], to: ["invoice"] })],
  ["assignTeam", staff, (actor, { id }) => assignTeam(actor, { ticketId: id, from: legal, to: null })],
  ["acceptClaim", staff, async (actor, ticket) => acceptClaim(actor, { messageId: await claimOf(ticket) })],
  ["moveClaim", staff, async (actor, ticket) => moveClaim(actor, { messageId: await claimOf(ticket) })],
  ["setAsideTicket", remove, (actor, { id }) => setAsideTicket(actor, { ticketId: id, as: "trash" })],
  [
    "setAsideTicket, when it is there already",
    { ...remove, ...hidden },
    async (actor, ticket) => {
      await aside(ticket);
      await setAsideTicket(actor, { ticketId: ticket.id, as: "spam" });
    },
  ],
  [
    "restoreTicket",
    { ...remove, ...hidden },
    async (actor, ticket) => {
      await aside(ticket);
      await restoreTicket(actor, { ticketId: ticket.id });
    },
  ],
  [
    "restoreTicket, of one that is not set aside",
    remove,
    (actor, { id }) => restoreTicket(actor, { ticketId: id }),
  ],
  [
    "markRead",
    see,
    async (actor, ticket) => markRead(actor, { ticketId: ticket.id, messageId: await publicOf(ticket) }),
  ],
  [
    "markRead of a note",
    internal,
    async (actor, ticket) => markRead(actor, { ticketId: ticket.id, messageId: await noteOf(ticket) }),
  ],
  ["revokeGuestLinks", staff, (actor, { id }) => revokeGuestLinks(actor, { ticketId: id })],
  ["followTicket", notes, (actor, { id }) => followTicket(actor, { ticketId: id })],
  ["unfollowTicket", notes, (actor, { id }) => unfollowTicket(actor, { ticketId: id })],
  [
    "addFollower",
    staff,
    (actor, { id }) => addFollower(actor, { ticketId: id, userId: people.collaborator.id }),
  ],
  [
    "removeFollower",
    staff,
    (actor, { id }) => removeFollower(actor, { ticketId: id, userId: people.follower.id }),
  ],
  ["getFollowerPage", { ...staff, ...barred }, (actor, { number }) => getFollowerPage(actor, number)],
  ["getRequest", own, (actor, { number }) => getRequest(actor, number)],
  [
    "answerRequest",
    own,
    (actor, { number }) => answerRequest(actor, { number, text: "Still", onceKey: randomToken() }),
  ],
  ["getTicket", see, (actor, { number }) => getTicket(actor, number)],
  [
    "getTicket of spam",
    internal,
    async (actor, ticket) => {
      await aside(ticket);
      await getTicket(actor, ticket.number);
    },
  ],
  ["getAttachment", see, async (actor, ticket) => getAttachment(actor, await fileOn(await publicOf(ticket)))],
  [
    "getAttachment of a note",
    internal,
    async (actor, ticket) => getAttachment(actor, await fileOn(await noteOf(ticket))),
  ],
  [
    "getAttachment of a claim",
    internal,
    async (actor, ticket) => getAttachment(actor, await fileOn(await claimOf(ticket))),
  ],
];

async function outcome(run: Promise<unknown>): Promise<string> {
  return run.then(
    () => "ok",
    (error: unknown) => {
      if (isAppError(error)) return error.code;
      throw error;
    },
  );
}

describe("on a ticket of a restricted team", () => {
  it.each(entrances)(
    "%s answers each role as the rule says, and a refusal changes nothing",
    async (_name, expected, enter) => {
      const outcomes: Partial<Record<Role, string>> = {};
      const shared = await restricted();
      for (const role of cast) {
        const allowed = expected[role] === "ok";
        const ticket = allowed ? await restricted() : shared;
        await outcome(enter(actorOn(role, ticket), ticket)).then((result) => {
          outcomes[role] = result;
        });
      }
      expect(outcomes).toEqual(expected);
      const { status, priority, assigneeId } = await ticketRow(shared.id);
      expect([priority, assigneeId]).toEqual(["normal", null]);
      expect(["new", "spam"]).toContain(status);
      const authors = (await messagesOf(shared.id)).map((one) => one.authorId);
      for (const role of ["outsider", "collaborator", "stranger"] as const)
        expect(authors).not.toContain(people[role].id);
    },
  );

  it("the lists, their counts and the rows of a live change hold it for those who see it", async () => {
    const { id } = await restricted();
    const seen: Partial<Record<Role, boolean>> = {};
    for (const role of cast) {
      const actor = actorOn(role, { id });
      const listed = (await listTickets(actor, { view: "open" })).rows.some((row) => row.id === id);
      const rows = await findTicketRows(actor, "open", [id]);
      const counts = await countViews(actor);
      expect([rows.length, counts.open, counts.unassigned]).toEqual(listed ? [1, 1, 1] : [0, 0, 0]);
      seen[role] = listed;
    }
    const staffSee = {
      admin: true,
      member: true,
      worker: true,
      outsider: false,
      collaborator: false,
      follower: true,
    };
    const customersSee = {
      requester: true,
      guest: true,
      otherGuest: false,
      colleague: true,
      stranger: false,
    };
    expect(seen).toEqual({ ...staffSee, ...customersSee });
  });

  it("the page shows a requester neither the clocks nor how mail was delivered", async () => {
    const ticket = await ticketFrom(system);
    await answer(people.member, ticket.id);
    const staff = await getTicket(people.member, ticket.number);
    expect(staff.clocks.map((one) => one.metric)).toContain("first_response");
    expect(staff.messages.at(-1)?.delivery).toMatchObject({
      recipients: [{ address: "hannah@roastery.test" }],
    });
    const own = await getTicket(await personAt("hannah@roastery.test"), ticket.number);
    expect(own.messages.map((one) => one.visibleText)).toEqual(staff.messages.map((one) => one.visibleText));
    expect(own.messages.map((one) => one.delivery)).toEqual([null, null]);
    expect(own.clocks).toEqual([]);
  });

  it("the page shows a requester neither notes nor claims nor what staff changed", async () => {
    const ticket = await restricted();
    await noteOf(ticket);
    await changePriority(people.member, { ticketId: ticket.id, from: "normal", to: "high" });
    const page = await getTicket(await personAt("hannah@roastery.test"), ticket.number);
    expect(page.messages.map((one) => one.visibleText)).toEqual([
      "Since this morning the left group gives 5 bar only.",
    ]);
    expect(page.lines).toEqual([]);
    expect((await getTicket(people.member, ticket.number)).lines.map((one) => one.name)).toContain(
      "ticket.priority-changed",
    );
  });

  it("the requester's other tickets are shown to those who see them", async () => {
    const one = await restricted();
    const open = await ticketFrom(system, { text: "An open matter" });
    const others = async (role: Role) =>
      (await getTicket(actorOn(role, open), open.number)).requester.otherTickets;
    expect((await others("member")).map((other) => other.number)).toEqual([one.number]);
    expect(await others("outsider")).toEqual([]);
    expect((await others("requester")).map((other) => other.number)).toEqual([one.number]);
    expect(await others("guest")).toEqual([]);
  });

  it("whom a ticket can be given to is told to those who may give it", async () => {
    const told: Partial<Record<Role, number>> = {};
    for (const role of cast) told[role] = (await listAssignable(actorOn(role, { id: 1 }))).length;
    const four = { admin: 4, member: 4, worker: 4, outsider: 4 };
    const customers = { requester: 0, guest: 0, otherGuest: 0, colleague: 0, stranger: 0 };
    expect(told).toEqual({ ...four, collaborator: 0, follower: 0, ...customers });
    const names = (await listAssignable(people.admin)).map((one) => one.id);
    expect(names).not.toContain(people.collaborator.id);
    for (const role of cast) {
      const actor = actorOn(role, { id: 1 });
      const { assignable, teams } = await listChoices(actor);
      expect(assignable).toEqual(await listAssignable(actor));
      expect(teams).toEqual(await listTeams(actor));
    }
    expect((await listChoices(people.member)).teams.map((one) => one.name)).toContain("Legal");
    expect((await listChoices(people.outsider)).teams.map((one) => one.name)).not.toContain("Legal");
  });

  it("an outsider sees it once it is his, and loses it again", async () => {
    const { id } = await restricted();
    const sees = async () => (await listTickets(people.outsider, { view: "mine" })).rows.length;
    expect(await sees()).toBe(0);
    await assignTicket(people.member, { ticketId: id, from: null, to: people.outsider.id });
    expect(await sees()).toBe(1);
    await db().update(tickets).set({ assigneeId: null }).where(eq(tickets.id, id));
    expect(await sees()).toBe(0);
  });
});
