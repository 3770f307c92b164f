import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import {
  eventDetails,
  invitations,
  links,
  mailboxAliases,
  mailboxes,
  memberships,
  roles,
  users,
} from "../../db/schema";
import { acceptInvitation } from "../../lib/accounts/accept-invitation";
import { addColleague } from "../../lib/accounts/add-colleague";
import { checkCredentials } from "../../lib/accounts/check-credentials";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { findInvitation } from "../../lib/accounts/find-invitation";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { findLinkState } from "../../lib/accounts/links";
import { listInvitations } from "../../lib/accounts/list-invitations";
import { resendInvitation } from "../../lib/accounts/resend-invitation";
import { withdrawInvitation } from "../../lib/accounts/withdraw-invitation";
import type { Actor } from "../../lib/core/actor";
import { drainLane } from "../../lib/events/drain-lane";
import { listAudit } from "../../lib/tickets/list-audit";
import { effects } from "../../worker/listeners";
import { mailedToken } from "../support/requests";
import {
  countRows,
  deactivate,
  makeTeam,
  newestMail,
  outbox,
  personAt,
  ticketFrom,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let roleId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  roleId = await roleOf("agent");
});

async function roleOf(key: string): Promise<number> {
  const [row] = await db().select({ id: roles.id }).from(roles).where(eq(roles.key, key));
  return row!.id;
}

const anna = { email: "anna@northwind.test", name: "Anna Berg" };
const password = "a long enough password";
const mailed = async () => {
  await drainLane(system, "mail", effects);
  return mailedToken();
};
const invite = (change = {}) => inviteColleague(admin, { ...anna, roleId, teamIds: [], ...change });
const accept = (token: string, change = {}) =>
  acceptInvitation(system, { token, name: "Anna B.", password, locale: "de", ...change });
const refusedAt = (field: string) => ({
  code: "invalid",
  options: { fields: { [field]: expect.any(String) } },
});

describe("an invitation", () => {
  it("goes out by mail, its link hashed among the links, sealed in the outbox, good for a week", async () => {
    await invite();
    const token = await mailed();
    const mail = await newestMail();
    expect(mail).toMatchObject({ subject: "You are invited to Northwind", purpose: "link", automatic: true });
    expect(mail.text).toContain("Priya Raman invites you to work at Northwind as Agent.");
    expect(mail.recipients.map((one) => one.address)).toEqual([anna.email]);
    expect(mail.html + mail.text).not.toContain(token);
    const [link] = await db().select().from(links);
    expect(link).toMatchObject({ purpose: "invitation", userId: null });
    expect(JSON.stringify(link)).not.toContain(token);
    const [row] = await db().select().from(invitations);
    expect(row!.expiresAt.getTime() - row!.createdAt.getTime()).toBe(7 * 86_400_000);
    expect(link!.expiresAt).toEqual(row!.expiresAt);
  });

  it("speaks the workspace's language", async () => {
    await db().execute(sql`update workspace set locale = 'de'`);
    await invite();
    await drainLane({ ...system, locale: "de" }, "mail", effects);
    expect((await newestMail()).subject).toBe("Sie sind zu Northwind eingeladen");
  });

  it("changes nothing when its page is looked at, and becomes a colleague by its button", async () => {
    const team = await makeTeam("Service", true);
    await invite({ email: " Anna@Northwind.test ", teamIds: [String(team)] });
    const token = await mailed();
    expect(await findInvitation(token)).toEqual({
      state: "usable",
      invitation: { name: "Anna Berg", address: anna.email, role: "Agent", invitedBy: "Priya Raman" },
    });
    expect(await countRows("users")).toBe(2);
    expect(await accept(token)).toEqual({ address: anna.email });
    const { userId } = await checkCredentials({ email: anna.email, password }, "192.0.2.1");
    const colleague = await actorOf(userId);
    expect(colleague).toMatchObject({ kind: "staff", name: "Anna B.", locale: "de", undoSeconds: 8 });
    expect(colleague.permissions.has("tickets.work")).toBe(true);
    expect(colleague.teamIds).toEqual([team]);
    expect((await listInvitations(admin, {})).rows).toEqual([]);
  });

  it("is one colleague, of two who press its button at the same moment, and used from then on", async () => {
    await invite();
    const token = await mailed();
    const both = await Promise.allSettled([accept(token), accept(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    await expect(accept(token)).rejects.toMatchObject({ code: "conflict" });
    expect((await findInvitation(token)).state).toBe("used");
    expect(await countRows("users")).toBe(3);
  });

  it("that is sent again has a new link, and the one before is dead", async () => {
    const { invitationId } = await invite();
    const first = await mailed();
    await resendInvitation(admin, { invitationId });
    const second = await mailed();
    expect([(await findInvitation(first)).state, (await findInvitation(second)).state]).toEqual([
      "revoked",
      "usable",
    ]);
    await expect(accept(first)).rejects.toMatchObject({ code: "not_found" });
    expect(await accept(second)).toEqual({ address: anna.email });
  });

  it("lets nobody in once it is withdrawn, has expired, or was altered", async () => {
    const { invitationId } = await invite();
    const token = await mailed();
    for (const altered of [`${token}x`, token.toLowerCase(), "", "\0"]) {
      expect((await findInvitation(altered)).invitation).toBeNull();
      await expect(accept(altered)).rejects.toMatchObject({ code: "not_found" });
    }
    await db()
      .update(links)
      .set({ createdAt: sql`now() - interval '8 days'`, expiresAt: sql`now() - interval '1 second'` });
    expect(await findInvitation(token)).toEqual({ state: "expired", invitation: null });
    await expect(accept(token)).rejects.toMatchObject({ code: "not_found" });
    await resendInvitation(admin, { invitationId });
    const again = await mailed();
    await withdrawInvitation(admin, { invitationId });
    expect((await findInvitation(again)).state).toBe("revoked");
    await expect(accept(again)).rejects.toMatchObject({ code: "not_found" });
    expect(await countRows("users")).toBe(2);
  });

  it("is accepted or withdrawn, when both happen at the same moment, and never both", async () => {
    const { invitationId } = await invite();
    const token = await mailed();
    const both = await Promise.allSettled([accept(token), withdrawInvitation(admin, { invitationId })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [row] = await db().select().from(invitations);
    expect([row!.acceptedAt, row!.withdrawnAt].filter(Boolean)).toHaveLength(1);
    expect(await countRows("users")).toBe(row!.acceptedAt ? 3 : 2);
  });

  it("that was accepted or withdrawn is neither sent again nor withdrawn", async () => {
    const { invitationId } = await invite();
    await withdrawInvitation(admin, { invitationId });
    for (const verb of [resendInvitation, withdrawInvitation]) {
      await expect(verb(admin, { invitationId })).rejects.toMatchObject({ code: "conflict" });
    }
    await drainLane(system, "mail", effects);
    expect(await outbox()).toEqual([]);
    await invite();
    expect(await accept(await mailed())).toEqual({ address: anna.email });
  });

  it("waits once for each address: of two admins at the same moment one is told so", async () => {
    const other = await makeAgent("Omar", "omar@northwind.test", { roleKey: "admin" });
    const both = await Promise.allSettled([
      invite(),
      inviteColleague(other, { ...anna, roleId, teamIds: [] }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(invite({ email: "ANNA@northwind.test" })).rejects.toMatchObject(refusedAt("email"));
    expect(await countRows("invitations")).toBe(1);
  });

  it("to a customer makes that same person a colleague, with what he asked for", async () => {
    const ticket = await ticketFrom(system, { from: `Anna <${anna.email}>`, envelopeFrom: anna.email });
    await invite();
    await accept(await mailed());
    const person = await personAt(anna.email);
    expect(person).toMatchObject({ id: ticket.requesterId, kind: "staff", name: "Anna B." });
    await receive(system, { from: `Anna <${anna.email}>`, envelopeFrom: anna.email });
    expect((await personAt(anna.email)).kind).toBe("staff");
    expect(await countRows("users")).toBe(3);
  });

  it("is good for somebody whose first mail comes in as he accepts", async () => {
    await invite();
    const token = await mailed();
    await Promise.all([
      accept(token),
      receive(system, { from: `Anna <${anna.email}>`, envelopeFrom: anna.email }),
    ]);
    expect(await db().$count(users, eq(users.kind, "customer"))).toBe(0);
    expect((await personAt(anna.email)).kind).toBe("staff");
  });

  it("is refused where the address is a colleague's, a deactivated one's, or ours", async () => {
    await expect(invite({ email: "priya@northwind.test" })).rejects.toMatchObject({
      ...refusedAt("email"),
      messageKey: "error.people.colleague",
    });
    await deactivate(await makeAgent("Mara", "mara@northwind.test"));
    await expect(invite({ email: "mara@northwind.test" })).rejects.toMatchObject({
      messageKey: "error.people.deactivated",
      options: { details: { name: "Mara" } },
    });
    const [box] = await db().select({ id: mailboxes.id }).from(mailboxes);
    await db().insert(mailboxAliases).values({ mailboxId: box!.id, address: "help@northwind.test" });
    const reply = "support+0123456789abcdefghijklmno@northwind.test";
    for (const email of [supportAddress, reply, "help@northwind.test"]) {
      await expect(invite({ email })).rejects.toMatchObject({ messageKey: "error.customers.ownAddress" });
    }
  });

  it("whose address became a colleague's meanwhile does nothing", async () => {
    await invite();
    const token = await mailed();
    await addColleague(system, { ...anna, password, roleKey: "agent" });
    await expect(accept(token)).rejects.toMatchObject(refusedAt("email"));
    expect(await findLinkState("invitation", token)).toBe("usable");
  });

  it.each([
    ["no address", { email: "anna" }, "email"],
    ["no name", { name: "  " }, "name"],
    ["a team that is not there", { teamIds: [999_999] }, "teamIds"],
    ["a role that is not there", { roleId: 999_999 }, "roleId"],
    ["no role", { roleId: "" }, "roleId"],
  ])("with %s is refused, and writes nothing", async (_what, change, field) => {
    const error = await invite(change).then(
      () => null,
      (thrown) => thrown,
    );
    const at =
      error.issues?.map((one: { path: string[] }) => one.path[0]) ?? Object.keys(error.options.fields);
    expect(at).toContain(field);
    expect([await countRows("invitations"), await countRows("event_work")]).toEqual([0, 0]);
  });

  it("asks of a password what set-up asks", async () => {
    await invite();
    const token = await mailed();
    await expect(accept(token, { password: "short" })).rejects.toThrow("password.short");
    await expect(accept(token, { name: " " })).rejects.toThrow("error.field.empty");
    expect(await findLinkState("invitation", token)).toBe("usable");
  });

  it("gives no more than who invites has, and no team that he does not see", async () => {
    await db()
      .insert(roles)
      .values({ key: "hr", name: "HR", permissions: ["settings.people", "tickets.work"] });
    const [legal, open] = [await makeTeam("Legal", true), await makeTeam("Support", false)];
    const hr = await makeAgent("Hedda", "hedda@northwind.test", { roleKey: "hr" });
    const by = (change: object) => inviteColleague(hr, { ...anna, roleId, teamIds: [], ...change });
    await expect(by({ roleId: await roleOf("admin") })).rejects.toMatchObject({ code: "forbidden" });
    await expect(by({})).rejects.toMatchObject({ code: "forbidden", messageKey: "error.people.beyond" });
    await db()
      .insert(roles)
      .values({ key: "work", name: "Work", permissions: ["tickets.work"] });
    const work = await roleOf("work");
    await expect(by({ roleId: work, teamIds: [legal] })).rejects.toMatchObject(refusedAt("teamIds"));
    const { invitationId } = await by({ roleId: work, teamIds: [open] });
    await db()
      .update(invitations)
      .set({ roleId: await roleOf("admin") });
    await expect(resendInvitation(hr, { invitationId })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of somebody who was deactivated is withdrawn with him", async () => {
    const omar = await makeAgent("Omar", "omar@northwind.test", { roleKey: "admin" });
    await inviteColleague(omar, { ...anna, roleId, teamIds: [] });
    const token = await mailed();
    await deactivateColleague(admin, { userId: omar.id });
    expect((await findInvitation(token)).state).toBe("revoked");
    await expect(accept(token)).rejects.toMatchObject({ code: "not_found" });
    await expect(inviteColleague(omar, { ...anna, roleId, teamIds: [] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is told in the audit with address, role and teams, where they can be blanked", async () => {
    const team = await makeTeam("Service", false);
    await invite({ teamIds: [team] });
    const { entries } = await listAudit(admin, { kind: "invitation" });
    expect(entries[0]).toMatchObject({
      name: "invitation.sent",
      changes: [
        { field: "email", from: null, to: anna.email },
        { field: "role", from: null, to: "Agent" },
        { field: "teams", from: null, to: "Service" },
      ],
    });
    expect(await db().$count(eventDetails)).toBe(1);
    await accept(await mailed());
    expect(await db().$count(memberships)).toBe(1);
  });
});
