import { or, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { escapeHtml } from "@/lib/email/escape-html";
import { htmlToPlain } from "@/lib/email/html-to-plain";
import type { Body } from "./add-message";
import { isColleague, seesTicket } from "./colleagues";
import { htmlBody } from "./html-body";
import type { LockedTicket } from "./lock-ticket";
import { namesPattern } from "./names-pattern";

/** A note speaks to a few, not to everybody. */
const most = 20;
/** A text full of @ is asked about no more often than this. */
const mostAsked = 50;

/** A mention as the editor writes it. Whatever else claims to be one loses its mark, as any attribute that is not allowed. */
const chosen = /<span data-mention="(\d{1,15})">([^<]*)<\/span>/g;

type Colleague = { id: number; name: string; sees: boolean };

/**
 * A note ready to keep, and whom it mentions: people chosen in the editor, and names typed in full after an @. Each
 * stands there under the name he has, whatever the browser called him. A name that two share who see the ticket stays
 * text: it could be either.
 * @throws AppError `invalid` (field html): nothing readable, too many people, or `names` that do not see the ticket
 */
export async function noteBody(
  tx: Tx,
  ticket: LockedTicket,
  html: string,
): Promise<{ body: Body; mentioned: number[] }> {
  // Signs of no alphabet hold the place of a chosen person while the note is cleaned.
  const labels: { id: number; text: string }[] = [];
  const marked = html.replace(/[\uE000\uE001]/g, "").replace(chosen, (_, id, text) => {
    return `\uE000${labels.push({ id: Number(id), text }) - 1}\uE001`;
  });
  const people = await findPeople(
    tx,
    ticket,
    labels.map(({ id }) => id),
    htmlToPlain(marked),
  );
  const found = new Set<Colleague>();
  const mention = (person: Colleague | undefined, otherwise: string) => {
    if (!person) return otherwise;
    found.add(person);
    return `<span data-mention="${person.id}">@${escapeHtml(person.name)}</span>`;
  };
  const typed = namesPattern(people);
  const body = htmlBody(marked, (text, tag) =>
    text.replace(typed.pattern, (all: string, place: string | undefined, name: string | undefined) => {
      const label = place && labels[Number(place)];
      if (label)
        return mention(
          people.find(({ id }) => id === label.id),
          label.text,
        );
      return tag === "a" || tag === "code" || !name ? all : mention(typed.personCalled(name), all);
    }),
  );
  // One within an attribute is nobody's mention.
  const clean = body.html?.replace(/\uE000\d+\uE001/g, "") ?? null;
  return { body: { ...body, html: clean }, mentioned: checked([...found]) };
}

function checked(people: Colleague[]): number[] {
  const fields = (key: string) => ({ fields: { html: key } });
  if (people.length > most) throw new AppError("invalid", "error.mentions", fields("error.mentions"));
  const names = people.filter(({ sees }) => !sees).map(({ name }) => name);
  if (names.length > 0) {
    throw new AppError("invalid", "error.mention", {
      ...fields("error.mention"),
      details: { names: names.join(", ") },
    });
  }
  return people.map(({ id }) => id);
}

/** Colleagues by id, and those whose whole name stands after an @, whether they see the ticket or not. */
async function findPeople(tx: Tx, ticket: LockedTicket, ids: number[], text: string): Promise<Colleague[]> {
  const asked = [...text.matchAll(/@(?=([^@\n]{1,100}))/g)]
    .slice(0, mostAsked)
    .map(([, after = ""]) => after);
  if (ids.length === 0 && asked.length === 0) return [];
  const { id, name } = users;
  const called = sql`exists (select 1 from unnest(${sql.param(asked)}::text[]) after
    where starts_with(lower(after), lower(${name})))`;
  return tx
    .select({ id, name, sees: sql<boolean>`${seesTicket(ticket)}` })
    .from(users)
    .where(sql`${isColleague} and ${or(isAnyOf(id, ids.slice(0, mostAsked)), called)}`)
    .orderBy(id)
    .limit(literalLimit(2 * mostAsked));
}
