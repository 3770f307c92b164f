import { randomUUID } from "node:crypto";
import type { Sql } from "../../support/sql.mjs";
import { support, write } from "../support/customer";
import { ticketFrom } from "../support/desk";
import { expect } from "../support/test";
import { actionRequest, answerOf } from "./actions";
import { type Actor, type Asked, type Cast, nameOf, session } from "./cast";

/** What is asked for with this word is found by its words, and told by the secret beside it. */
export const word = "Zanzibar";

export type Secrets = {
  /** In subject, text, and the file's name and content: for those who see the ticket. */
  ticket: string;
  /** In a note, an appointment and an unsent reply on it: of those, for colleagues. */
  note: string;
  /** In an article that was never published: for those who write some. Its address has it in small letters. */
  draft: string;
  /** The requester's name: for those who see people, who erase them, and for himself. */
  person: string;
};

/** A ticket that few may see with all that hangs on it, and one row of each other kind that an address may name. */
export type Planted = Asked & {
  secrets: Secrets;
  number: number;
  messageId: number;
  attachmentId: number;
  draftId: number;
  appointmentId: number;
  articleId: number;
  slug: string;
  organisationId: number;
  mailboxId: number;
  teamId: number;
  teamName: string;
  memberId: number;
  adminId: number;
  roleId: number;
  sessionId: number;
  tokenId: number;
  passkeyId: number;
  feeds: { member: string; outsider: string };
};

const secret = (of: string) => `${of}${randomUUID().slice(0, 8)}`;

export function makeSecrets(): Secrets {
  return {
    ticket: secret("quokka"),
    note: secret("numbat"),
    draft: secret("Bilby"),
    person: secret("Wombat"),
  };
}

/** By mail, as tickets come. */
export async function plantTicket(sql: Sql, secrets: Pick<Secrets, "ticket" | "person">): Promise<Asked> {
  const subject = `${word} ${secrets.ticket}`;
  const from = `${secrets.person} <${secret("matrix-")}@roastery.test>`;
  const attachments = [{ filename: `${secrets.ticket}.txt`, content: subject }];
  await write({ from, to: support, subject, text: subject, attachments });
  const number = await ticketFrom(sql, subject);
  const [row] = await sql<Asked[]>`
    select id::int as "ticketId", requester_id::int as "requesterId" from tickets where number = ${number}`;
  if (!row) throw new Error("the ticket went away");
  return row;
}

/** All that hangs on the ticket, by the actions of those who may. */
export async function plantRows(sql: Sql, asked: Asked, secrets: Secrets, cast: Cast): Promise<Planted> {
  const { ticketId } = asked;
  const said = `${word} ${secrets.note}`;
  const html = `<p>${said}</p>`;
  const [tickets, calendar, knowledge, profile] = ["tickets/[number]", "calendar", "knowledge", "profile"];
  const once = () => ({ onceKey: randomUUID() });
  const [shown] = await sql<{ number: number; messageId: number }[]>`
    select number::int, (select min(id) from messages where ticket_id = tickets.id)::int as "messageId"
    from tickets where id = ${ticketId}`;
  await sql`update users set undo_seconds = 30 where name = ${nameOf(cast.member)}`;
  const reply = { ticketId, html, lastSeenMessageId: shown?.messageId, ...once() };
  await act(cast.member, tickets, "reply", reply);
  await sql`update drafts set send_at = now() + interval '1 day' where ticket_id = ${ticketId}`;
  await act(cast.member, tickets, "note", { ticketId, html, ...once(), uploadIds: [] });
  await act(cast.member, tickets, "tags", { ticketId, from: [], to: ["matrix"] });
  const times = { start: new Date().toISOString(), end: new Date(Date.now() + 3_600_000).toISOString() };
  await act(cast.member, calendar, "create", {
    ...{ title: said, place: "", ticketNumber: shown?.number, assigneeId: null },
    ...times,
  });
  await act(cast.member, profile, "createToken", { purpose: "Matrix", tickets: "read", expires: "never" });
  await sql`insert into passkeys (user_id, credential_id, public_key, counter, transports, kind, is_backed_up, name, created_at)
    select id, ${randomUUID()}, '', 0, '{}', 'singleDevice', false, 'Matrix', now() from users
    where name = ${nameOf(cast.member)}`;
  const feedOf = async (actor: Actor) => `${(await act(actor, calendar, "subscribe", {}))?.token}.ics`;
  const feeds = { member: await feedOf(cast.member), outsider: await feedOf(cast.outsider) };
  await act(cast.admin, knowledge, "addCategory", { en: secret("Matrix ") });
  const [category] = await sql<{ id: number }[]>`select id::int from categories order by id desc limit 1`;
  const article = {
    categoryId: category?.id,
    locale: "en",
    title: `${word} ${secrets.draft}`,
    html: "",
    ...once(),
  };
  await act(cast.admin, knowledge, "create", article);
  const [row] = await sql<Omit<Planted, keyof Asked | "secrets" | "feeds" | "sessionId">[]>`
    select t.number::int, t.team_id::int as "teamId", team.name as "teamName", member.id::int as "memberId",
      member.role_id::int as "roleId", admin.id::int as "adminId",
      (select min(id) from messages where ticket_id = t.id)::int as "messageId",
      (select max(a.id) from attachments a join messages m on m.id = a.message_id where m.ticket_id = t.id)::int
        as "attachmentId",
      (select max(id) from drafts where ticket_id = t.id and state = 'scheduled')::int as "draftId",
      (select id from appointments where ticket_id = t.id)::int as "appointmentId",
      (select max(article_id) from article_translations)::int as "articleId",
      (select slug from article_translations order by id desc limit 1) as slug,
      (select max(id) from organisations)::int as "organisationId",
      (select min(id) from mailboxes)::int as "mailboxId",
      (select id from api_tokens where user_id = member.id)::int as "tokenId",
      (select id::int from passkeys where user_id = member.id) as "passkeyId"
    from tickets t join teams team on team.id = t.team_id
      join users member on member.name = ${nameOf(cast.member)} join users admin on admin.name = ${nameOf(cast.admin)}
    where t.id = ${ticketId}`;
  for (const [name, value] of Object.entries(row ?? {})) expect(value, `the planted ${name}`).not.toBeNull();
  if (!row) throw new Error("nothing was planted");
  return { ...asked, ...row, secrets, feeds, sessionId: await plantSession(sql, row.memberId) };
}

/** One more session of the member's, to be ended: he asks by another. */
export async function plantSession(sql: Sql, memberId: number): Promise<number> {
  await session(sql, memberId);
  const [row] = await sql<
    { id: number }[]
  >`select max(id)::int as id from sessions where user_id = ${memberId}`;
  return row?.id ?? 0;
}

/** An action by somebody who may. @throws where it did not work */
async function act(
  actor: Actor,
  page: string,
  name: string,
  input: object,
): Promise<Record<string, unknown> | undefined> {
  const [path, init] = actionRequest({ file: `app/(portal)/${page}/actions.ts`, name }, input);
  const headers = { ...init.headers, ...actor.headers };
  const text = await (await fetch(`${process.env.E2E_URL}${path}`, { ...init, headers })).text();
  const answer = answerOf(text);
  expect(
    answer?.serverError ?? answer?.validationErrors,
    `${page} ${name}: ${text.slice(0, 400)}`,
  ).toBeUndefined();
  return answer?.data;
}
