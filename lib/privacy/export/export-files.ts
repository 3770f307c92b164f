import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { mailLedger, messages, users } from "@/db/schema";
import { mergedInto } from "@/lib/accounts/merge/merged-into";
import { safeFileName } from "@/lib/email/safe-file-name";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { isMissing, streamStored } from "@/lib/stores/storage";
import { addressesOf } from "../find-subject";
import { heldLists } from "./held-lists";
import { heldFiles, heldMessages, heldTickets } from "./held-tickets";
import { jsonList, rowsOf } from "./json-list";
import { readProfile } from "./read-profile";

/** An entry of the ZIP; `counts`, if it is one of those that progress is told in. */
export type ExportFile = {
  name: string;
  input: string | AsyncIterable<string | Uint8Array>;
  lastModified?: Date;
  counts?: boolean;
};

/** All that is held on a person: readable JSON, the files of his messages, and his mails as they came. */
export async function* exportFiles(job: { userId: number; askedById: number }): AsyncGenerator<ExportFile> {
  const { userId } = job;
  const addresses = await addressesOf(db(), userId);
  const merged = await mergedInto(db(), userId);
  yield { name: "README.txt", input: await readme(job) };
  yield { name: "profile.json", input: `${JSON.stringify(await readProfile(userId, merged), null, 2)}\n` };
  yield* pictureOf(userId);
  for (const [name, read] of Object.entries(heldLists({ userIds: [userId, ...merged], addresses }))) {
    yield { name: `${name}.json`, input: jsonList(read) };
  }
  for await (const ticket of rowsOf(heldTickets(userId))) yield* ticketFiles(userId, ticket);
  for await (const { id, storageKey, receivedAt } of rowsOf(mailsFrom(userId, addresses))) {
    yield { name: `mails/${id}.eml`, input: bytesOf(storageKey), lastModified: receivedAt, counts: true };
  }
}

async function* pictureOf(userId: number): AsyncGenerator<ExportFile> {
  const [row] = await db().select({ picture: users.picture }).from(users).where(eq(users.id, userId));
  if (!row?.picture) return;
  const { type, key } = row.picture;
  yield { name: `picture.${type.replace("image/", "")}`, input: bytesOf(key) };
}

type Ticket = Awaited<ReturnType<ReturnType<typeof heldTickets>>>[number];

async function* ticketFiles(userId: number, { id, ...ticket }: Ticket): AsyncGenerator<ExportFile> {
  const folder = `tickets/${ticket.number}`;
  yield {
    name: `${folder}/ticket.json`,
    input: `${JSON.stringify(ticket, null, 2)}\n`,
    lastModified: ticket.updatedAt,
    counts: true,
  };
  yield {
    name: `${folder}/messages.json`,
    input: jsonList(heldMessages(userId, id)),
    lastModified: ticket.updatedAt,
  };
  for await (const file of rowsOf(heldFiles(userId, id))) {
    yield {
      // With the message's number, which messages.json names.
      name: `${folder}/files/${file.messageId}-${file.id}-${safeFileName(file.name, "file")}`,
      input: bytesOf(file.storageKey),
      lastModified: file.at,
    };
  }
}

function mailsFrom(userId: number, addresses: string[]) {
  return (after: number, limit: number) =>
    db()
      .select({ id: mailLedger.id, storageKey: mailLedger.storageKey, receivedAt: mailLedger.receivedAt })
      .from(mailLedger)
      .where(
        and(
          gt(mailLedger.id, after),
          or(
            sql`lower(${mailLedger.envelopeFrom}) = any(${sql.param(addresses)}::text[])`,
            sql`${mailLedger.id} = any(array(select ${messages.ledgerId} from ${messages}
              where ${messages.authorId} = ${userId} and ${messages.ledgerId} is not null))`,
          ),
        ),
      )
      .orderBy(asc(mailLedger.id))
      .limit(literalLimit(limit));
}

/** A file's bytes; none where they are gone, so that one loss does not keep all the rest back. */
async function* bytesOf(storageKey: string): AsyncGenerator<Uint8Array> {
  if (storageKey === "") return;
  try {
    const { stream } = await streamStored(storageKey);
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** In the language of whoever asked. */
async function readme({ userId, askedById }: { userId: number; askedById: number }): Promise<string> {
  const people = await db()
    .select({ id: users.id, name: users.name, locale: users.locale })
    .from(users)
    .where(or(eq(users.id, userId), eq(users.id, askedById)));
  const name = people.find(({ id }) => id === userId)?.name ?? "";
  const words = await loadMessages(toLocale(people.find(({ id }) => id === askedById)?.locale));
  return fillMessage(words.settings.privacy.readme, { name });
}
