import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { db } from "../../db/client";
import {
  absences,
  eventDetails,
  events,
  providerIdentities,
  resetRequests,
  roles,
  signInProviders,
  tickets,
} from "../../db/schema";
import { acceptInvitation } from "../../lib/accounts/accept-invitation";
import { changeProfile } from "../../lib/accounts/change-profile";
import { createApiToken } from "../../lib/accounts/create-api-token";
import { deactivateColleague } from "../../lib/accounts/deactivate-colleague";
import { editOrganisation } from "../../lib/accounts/edit-organisation";
import { editPerson } from "../../lib/accounts/edit-person";
import { getOrganisation } from "../../lib/accounts/get-organisation";
import { getPerson } from "../../lib/accounts/get-person";
import { inviteColleague } from "../../lib/accounts/invite-colleague";
import { addAddress } from "../../lib/accounts/person-addresses/add-address";
import { createSession } from "../../lib/accounts/sessions";
import { createAppointment } from "../../lib/calendar/create-appointment";
import type { Actor } from "../../lib/core/actor";
import { randomToken, secretToken } from "../../lib/core/ids";
import { drainLane } from "../../lib/events/drain-lane";
import { askForExport } from "../../lib/privacy/ask-for-export";
import { workPrivacy } from "../../lib/privacy/work-privacy";
import { addNote } from "../../lib/tickets/add-note";
import { deliverWaitingMail } from "../../lib/tickets/deliver-mail";
import { keepUpload } from "../../lib/tickets/keep-upload";
import { saveDraft } from "../../lib/tickets/save-draft";
import { effects } from "../../worker/listeners";
import { startMailServer } from "../support/mail-server";
import { mailedToken } from "../support/requests";
import { answer, messagesOf, newestMail, personAt, ticketFrom, ticketRow } from "../support/tickets";
import { accept, actorOf, makeWorld, newestTicket, rawMail, receive } from "../support/world";
import { personalColumns } from "./personal-columns";
import { erase, jobsOf, userRow } from "./privacy";
import { traces, wordColumns } from "./traces";

let system: Actor;
let admin: Actor;
let server: Awaited<ReturnType<typeof startMailServer>>;
/** No other test writes this word, into its database or into the storage that they share. */
let word: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  server = await startMailServer();
  word = `zq${Math.random().toString(36).slice(2, 12)}`;
});
afterEach(() => server.stop());

function withFile(text: string): { text: string; headers: Record<string, string> } {
  const part = (type: string, more: string, body: string) =>
    `--b\r\nContent-Type: ${type}\r\n${more}\r\n${body}\r\n`;
  return {
    headers: { "Content-Type": 'multipart/mixed; boundary="b"', "X-Of": word },
    text: `${part("text/html", "", `<p>${text}</p>`)}${part(
      "text/plain",
      `Content-Disposition: attachment; filename="${word}.txt"\r\n`,
      `The file of ${word}`,
    )}--b--`,
  };
}

const before = async () => (await traces(word)).filter((name) => name.includes("."));

/** Where the word stands before: a test that plants less proves less. */
const planted = {
  customer: [
    "acknowledgements.address",
    "appointments.place",
    "appointments.title",
    "attachments.name",
    "drafts.html",
    "event_details.details",
    "mail_ledger.envelope_from",
    "mail_ledger.message_id",
    "messages.email_headers",
    "messages.email_message_id",
    "messages.html",
    "messages.quoted_html",
    "messages.text",
    "messages.visible_text",
    "organisations.notes",
    "outbox_mail.html",
    "outbox_mail.in_reply_to",
    "outbox_mail.references",
    "outbox_mail.subject",
    "outbox_mail.text",
    "outbox_recipients.address",
    "outbox_recipients.name",
    "rate_limits.key",
    "reset_requests.address",
    "sessions.agent",
    "tickets.fields",
    "tickets.subject",
    "user_emails.address",
    "users.name",
    "users.notes",
  ],
  colleague: [
    "absences.note",
    "api_tokens.name",
    "appointments.title",
    "drafts.html",
    "event_details.details",
    "invitations.address",
    "invitations.name",
    "messages.html",
    "messages.text",
    "messages.visible_text",
    "outbox_mail.from_name",
    "outbox_mail.html",
    "outbox_mail.text",
    "outbox_recipients.address",
    "outbox_recipients.name",
    "provider_identities.subject",
    "tickets.preview",
    "uploads.name",
    "user_emails.address",
    "users.name",
    "users.signature",
  ],
};

it("what is planted about a customer by the verbs and the mail path is nowhere, once he is erased", async () => {
  const from = `Otto ${word} <${word}@people.test>`;
  const envelopeFrom = `${word}@people.test`;
  const his = { from, envelopeFrom };
  const first = {
    ...his,
    ...withFile(`I am ${word}`),
    subject: `The pump of ${word}`,
    messageId: `${word}.1@people.test`,
    cc: "Lea <lea@people.test>",
  };
  await receive(system, first);
  // The same again: nothing becomes of it, and nothing may lie about.
  await receive(system, first);
  const ticket = await newestTicket();
  const person = await personAt(envelopeFrom);
  await drainLane(system, "mail", effects);
  await editPerson(admin, {
    personId: person.id,
    fromName: person.name,
    name: `Otto B. ${word}`,
    fromOrganisation: "",
    organisation: "Pumps",
    phone: "+49 30 123456",
    notes: `${word} rings in the morning`,
  });
  const { organisation } = await getPerson(admin, person.id);
  await editOrganisation(admin, {
    organisationId: organisation!.id,
    fromName: "Pumps",
    name: "Pumps",
    fromDomains: "",
    domains: "",
    fromSharing: "none",
    sharing: "none",
    notes: `Ask for Otto B. ${word} only.`,
  });
  await answer(admin, ticket.id, {
    html: `<p>Dear Otto B. ${word} (once <em>Otto ${word}</em>), write from
      <a href="mailto:${word}@people.test">${word}@people.test</a>.</p>`,
  });
  await addNote(admin, {
    ticketId: ticket.id,
    html: `<p>Otto B. ${word} called.</p>`,
    onceKey: randomToken(),
    uploadIds: [],
  });
  await deliverWaitingMail(system, server.transport);
  const { emailMessageId } = await newestMail();
  await receive(system, {
    from: "Lea <lea@people.test>",
    envelopeFrom: "lea@people.test",
    envelopeTo: ["support@northwind.test"],
    to: `support@northwind.test, Otto B. ${word} <${word}@people.test>`,
    subject: `Re: The pump of ${word}`,
    inReplyTo: emailMessageId,
    headers: { "Content-Type": "text/html" },
    text: `<p>I agree.</p><div class="gmail_quote">Otto wrote:<blockquote>I am ${word}</blockquote></div>`,
  });
  // Waits, unsent, as he is erased; and a mail of his that nobody routed yet.
  await answer(admin, ticket.id, { html: "<p>And once more.</p>" });
  await accept(rawMail({ ...his, subject: `Not routed: ${word}` }), his);
  // In quarantine, under an envelope that is not his.
  await receive(system, { ...his, from: `support@northwind.test`, headers: { "Reply-To": from } });
  await createAppointment(admin, {
    title: `At ${word}'s`,
    place: `${word} street 3`,
    start: "2026-03-18T09:00",
    end: "2026-03-18T10:30",
    ticketNumber: ticket.number,
    assigneeId: null,
  });
  await db()
    .update(tickets)
    .set({ fields: { nickname: word } })
    .where(eq(tickets.id, ticket.id));
  await createSession(secretToken(), person.id, new Date(Date.now() + 60_000), {
    network: "::1",
    agent: word,
  });
  await db().insert(resetRequests).values({ address: envelopeFrom, locale: "en", askedAt: new Date() });
  await askForExport(admin, { personId: person.id });
  await workPrivacy(system);
  expect(await before()).toEqual(planted.customer);
  expect((await traces(word)).filter((name) => name.startsWith("files/")).length).toBeGreaterThan(1);

  await erase(admin, system, person.id);
  expect(await traces(word)).toEqual([]);
  expect(await userRow(person.id)).toMatchObject({ phone: null });
  expect((await getOrganisation(admin, organisation!.id)).notes).toBe("Ask for […] only.");
  expect(await jobsOf(person.id)).toMatchObject([
    { kind: "export", state: "gone", storageKey: null },
    { kind: "erase", state: "done", addresses: [], names: [], attempts: 0 },
  ]);
  // What others wrote is there, without him.
  const texts = (await messagesOf(ticket.id)).map(({ visibleText }) => visibleText);
  expect(texts).toEqual(expect.arrayContaining([expect.stringContaining("I agree."), "And once more."]));
  expect(await ticketRow(ticket.id)).toMatchObject({ number: ticket.number, createdAt: ticket.createdAt });
});

it("what is planted about a colleague is nowhere, once he is erased; what he answered others stays", async () => {
  const { id: ticketId } = await ticketFrom(system);
  const [role] = await db().select({ id: roles.id }).from(roles).where(eq(roles.key, "agent"));
  await inviteColleague(admin, {
    email: `${word}@northwind.test`,
    name: `Mia ${word}`,
    roleId: role!.id,
    teamIds: [],
  });
  await drainLane(system, "mail", effects);
  const password = "correct horse battery";
  const token = await mailedToken();
  await acceptInvitation(system, { token, name: `Mia ${word}`, password, locale: "en" });
  const mia = await personAt(`${word}@northwind.test`);
  await changeProfile(mia, {
    name: `Mia B. ${word}`,
    timeZone: "Europe/Berlin",
    undoSeconds: 0,
    signature: `Yours, ${word}`,
  });
  const acting = await actorOf(mia.id);
  // Of what he did to others it stands from where.
  const there = { ...acting, origin: { network: "203.0.113.7", agent: word } };
  const { requesterId } = await ticketRow(ticketId);
  await addAddress(there, { personId: requesterId, email: "second@far.test" });
  const provider = {
    name: "Company",
    issuer: "https://id.test",
    clientId: "helpdesk",
    clientSecret: "",
    version: 1,
  };
  const [made] = await db()
    .insert(signInProviders)
    .values({ ...provider, audience: "staff", domains: [], createdAt: new Date() })
    .returning({ id: signInProviders.id });
  const seen = { createdAt: new Date(), lastUsedAt: new Date() };
  await db()
    .insert(providerIdentities)
    .values({ providerId: made!.id, userId: mia.id, subject: word, ...seen });
  await createApiToken(acting, {
    purpose: `Phone of ${word}`,
    tickets: "write",
    people: "none",
    expires: "90",
  });
  await answer(acting, ticketId, { html: `<p>Ask for Mia B. ${word}.</p>` });
  await deliverWaitingMail(system, server.transport);
  await saveDraft(acting, { ticketId, html: `<p>${word}</p>` });
  await keepUpload(
    acting,
    { name: `${word}.txt`, mediaType: "text/plain" },
    (async function* () {
      yield Buffer.from(word);
    })(),
  );
  await createAppointment(acting, {
    title: `Doctor ${word}`,
    place: "",
    start: "2026-03-18T09:00",
    end: "2026-03-18T10:30",
    ticketNumber: null,
    assigneeId: mia.id,
  });
  await deactivateColleague(admin, { userId: mia.id });
  // Gone with his access by now, unless of an older version.
  await db()
    .insert(absences)
    .values({
      ...{ userId: mia.id, firstDay: "2026-03-01", startsAt: new Date(), setAt: new Date() },
      ...{ note: `Ask ${word}`, releases: true },
    });
  expect(await before()).toEqual(planted.colleague);
  await erase(admin, system, mia.id);
  expect(await traces(word)).toEqual([]);
  const [added] = await db()
    .select({ details: eventDetails.details })
    .from(eventDetails)
    .innerJoin(events, eq(events.id, eventDetails.eventId))
    .where(eq(events.name, "user.address-added"));
  expect(added).toEqual({ details: { changes: [{ field: "email", from: null, to: "second@far.test" }] } });
  expect((await messagesOf(ticketId)).at(-1)).toMatchObject({ side: "agent", visibleText: "Ask for […]." });
});

it("each column that can hold words is erased, or kept for a reason that somebody gave", async () => {
  expect(Object.keys(personalColumns).sort()).toEqual((await wordColumns()).sort());
});
