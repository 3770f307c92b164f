import { z } from "@hono/zod-openapi";
import {
  messageKinds,
  messageSides,
  messageStates,
  outboxStates,
  ticketPriorities,
  ticketSources,
  ticketStatuses,
} from "@/db/enums";
import { uploadLimits } from "@/lib/tickets/policy";
import { customFields } from "./custom-fields";

/** What the API takes and gives, in its own words: snake case, instants as text, numbers where people say numbers. */

export const instant = z.iso.datetime().openapi({ example: "2026-03-18T12:00:00.000Z" });
export const id = z.int().positive().openapi({ example: 42 });

/** Text that PostgreSQL can hold. */
export const plain = (most: number) =>
  z
    .string()
    .max(most)
    .refine((typed) => !typed.includes("\0"), "error.field.invalid");

/** What is typed of a phone number, and about a customer. */
export const phoneText = plain(60).openapi({
  description: "With the country's code; it is kept in E.164.",
  example: "+45 33 12 34 56",
});
export const notesText = plain(5000).openapi({
  description: "Plain text, for colleagues only.",
  example: "Prefers to be called before ten.",
});

const named = z.object({ id, name: z.string().openapi({ example: "Mara Lindqvist" }) });

export const problem = z
  .object({
    type: z.string().openapi({ example: "https://help.example.com/api/docs#invalid" }),
    title: z.string().openapi({ example: "The request is not valid" }),
    status: z.int().openapi({ example: 400 }),
    code: z.string().openapi({ description: "For programs: it never changes.", example: "invalid" }),
    detail: z.string().openapi({ description: "For people, in the language of Accept-Language." }),
    errors: z
      .array(
        z.object({
          in: z.enum(["body", "query", "path", "header"]),
          pointer: z.string().openapi({ description: "JSON Pointer, as a fragment.", example: "#/subject" }),
          detail: z.string().openapi({ example: "This is missing." }),
        }),
      )
      .optional()
      .openapi({ description: "Everything that is wrong, at once." }),
    theirs: z
      .union([z.string(), z.number(), z.null()])
      .optional()
      .openapi({ description: "Of a conflict: what stands there now." }),
    yours: z
      .union([z.string(), z.number(), z.null()])
      .optional()
      .openapi({ description: "Of a conflict: what was sent." }),
    id: z.string().optional().openapi({ description: "Of an accident: it stands in the server's log." }),
  })
  .openapi("Problem");

export const ticket = z
  .object({
    number: z.int().positive().openapi({ description: "What people call it by.", example: 1001 }),
    subject: z.string().openapi({ example: "The left group loses pressure" }),
    status: z.enum(ticketStatuses).openapi({ example: "open" }),
    priority: z.enum(ticketPriorities).openapi({ example: "normal" }),
    source: z.enum(ticketSources).openapi({ example: "email" }),
    requester: z
      .object({
        id,
        name: z.string().openapi({ example: "Hannah Ostermann" }),
        email: z.string().nullable().openapi({ example: "hannah@roastery.example" }),
      })
      .openapi("Requester"),
    organisation: named.nullable(),
    assignee: named.nullable(),
    team: named.nullable(),
    tags: z.array(z.string()).openapi({ example: ["machine"] }),
    version: z
      .int()
      .openapi({ description: "Rises with every change; its ETag. Send it as If-Match.", example: 3 }),
    due_at: instant.nullable().openapi({ description: "The earliest running deadline." }),
    first_replied_at: instant.nullable(),
    solved_at: instant.nullable(),
    last_message_at: instant,
    created_at: instant,
    updated_at: instant,
  })
  .openapi("Ticket");

export const ticketNumber = z.object({
  number: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: "number", in: "path" }, description: "The ticket's number.", example: 1001 }),
});

const words = plain(200_000).optional();
const uploadIds = z
  .array(id)
  .max(uploadLimits.files)
  .optional()
  .openapi({ description: "Files sent ahead with `POST /attachments`, each for one message.", example: [] });

/** What somebody says: as HTML, which is sanitised, or as plain text. */
export const wordsOf = {
  html: words.openapi({ description: "Rich text; what may not stand in mail is taken out." }),
  text: words.openapi({ description: "Plain text, instead.", example: "We come on Friday." }),
  upload_ids: uploadIds,
};

export function hasWords({ html, text }: { html?: string; text?: string }): boolean {
  return (html === undefined) !== (text === undefined);
}

export const message = z
  .object({
    id,
    kind: z.enum(messageKinds).openapi({ description: "A `note` is for staff only.", example: "public" }),
    side: z.enum(messageSides).openapi({ description: "Who speaks on this ticket.", example: "agent" }),
    state: z.enum(messageStates).openapi({
      description: "`claimed`: of a stranger, held until an agent decides.",
      example: "accepted",
    }),
    automatic: z.boolean().openapi({ example: false }),
    author: z.object({
      id,
      name: z.string().openapi({ example: "Mara Lindqvist" }),
      email: z.string().nullable().openapi({ example: "mara@northwind.example" }),
    }),
    html: z.string().nullable().openapi({ description: "Sanitised; null for plain text." }),
    text: z.string().openapi({ example: "We come on Friday." }),
    attachments: z.array(
      z.object({
        id,
        name: z.string().openapi({ example: "photo.jpg" }),
        media_type: z.string().openapi({ example: "image/jpeg" }),
        size: z.int().openapi({ example: 48_213 }),
        url: z.string().openapi({ description: "Download it here, with the same token." }),
      }),
    ),
    delivery: z
      .enum(outboxStates)
      .nullable()
      .openapi({ description: "Of the mail that carries it; null where none does.", example: "sent" }),
    created_at: instant,
  })
  .openapi("Message");

export const upload = z
  .object({
    upload_id: id,
    name: z.string().openapi({ description: "Made safe for every system.", example: "photo.png" }),
    media_type: z
      .string()
      .openapi({ description: "What the file is, whatever was claimed.", example: "image/png" }),
    size: z.int().openapi({ example: 48_213 }),
  })
  .openapi("Upload");

const personFields = {
  id,
  name: z.string().openapi({ example: "Hannah Ostermann" }),
  organisation: named.nullable(),
  created_at: instant,
};

export const personRow = z
  .object({ ...personFields, email: z.string().nullable().openapi({ example: "hannah@roastery.example" }) })
  .openapi("PersonRow");

export const person = z
  .object({
    ...personFields,
    emails: z.array(
      z.object({
        address: z.string().openapi({ example: "hannah@roastery.example" }),
        bounced: z.boolean().openapi({ description: "Mail to it came back.", example: false }),
      }),
    ),
    phone: z.string().nullable().openapi({
      description: "E.164, with `;ext=` before an extension (RFC 3966).",
      example: "+4533123456",
    }),
    notes: z.string().openapi({
      description: "What colleagues wrote about a customer, as plain text. Not for his own eyes.",
      example: "Prefers to be called before ten.",
    }),
    locale: z.string().nullable().openapi({ example: "en" }),
    time_zone: z.string().nullable().openapi({ example: "Europe/Copenhagen" }),
    custom_fields: customFields,
  })
  .openapi("Person");

export const personId = z.object({
  id: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: "id", in: "path" }, description: "The person's id.", example: 42 }),
});

/** The version as a header. */
export const etagHeader = {
  ETag: {
    description: "The ticket's version, for If-Match.",
    schema: { type: "string" as const, example: '"3"' },
  },
};

/** A page of a list; `next` is null on the last one. */
export function pageOf<Row extends z.ZodType>(row: Row, name: string) {
  return z
    .object({
      data: z.array(row),
      next: z
        .string()
        .nullable()
        .openapi({ description: "Address of the next page; null on the last one.", example: null }),
    })
    .openapi(name);
}

/** How a list is paged. */
export const paging = {
  cursor: z
    .string()
    .max(1000)
    .optional()
    .openapi({ description: "Where to go on, from `next`. It is opaque: never make one." }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(50)
    .openapi({ description: "Rows of a page.", example: 50 }),
};

/** An id as an address has it. */
export const digits = z.string().regex(/^[1-9]\d{0,14}$/, "error.field.invalid");
export const anId = digits.transform(Number).optional();

/** One of a list or several of it: the parameter may be repeated, or hold them between commas. */
export function several<const Values extends readonly [string, ...string[]]>(
  values: Values,
  description: string,
) {
  const split = (sent: unknown) =>
    [sent].flat().flatMap((one) => (typeof one === "string" ? one.split(",") : [one]));
  return z
    .preprocess((sent) => (sent === undefined ? undefined : split(sent)), z.array(z.enum(values)).optional())
    .openapi({ type: "array", items: { type: "string", enum: [...values] }, description });
}
