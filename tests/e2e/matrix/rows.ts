import { randomUUID } from "node:crypto";
import type { Entrance } from "../../architecture/list-entrances";
import type { Outcome } from "./ask";
import type { Actor } from "./cast";
import { type Planted, word } from "./planted";

type Row = {
  /** What stands for the parameters, in their order; for most the same whoever asks. */
  names: (planted: Planted, actor: Actor) => (string | number)[];
  /** Of a row that not all see who may ask for it. */
  seenBy?: (actor: Actor) => boolean;
  /** What the others get, where it is not "not found". */
  otherwise?: Outcome;
};

const sees = ({ seesTicket }: Actor) => seesTicket;
const setsUp = ({ permissions }: Actor) => [...permissions].some((one) => one.startsWith("settings."));
const asked = ({ isRequester }: Actor) => isRequester === true;
const nobody = () => false;
const nothing: Row = { names: () => ["none"] };
const address: Row = { names: () => ["old", "none"] };
const ticket: Row = { names: ({ number }) => [number], seenBy: sees };
const request: Row = { names: ({ number }) => [number], seenBy: asked };
const article: Row = { names: ({ articleId }) => [articleId] };

/** What an address with parameters is asked for: a row that few may see, where there are such rows. */
const rows: Record<string, Row> = {
  "/[...path]": nothing,
  "/address/[side]/[token]": address,
  "/address/[side]/[token]/confirm": address,
  "/api/attachments/[id]": { names: ({ attachmentId }) => [attachmentId], seenBy: sees },
  "/api/auth/[...nextauth]": { names: () => ["session"] },
  // Whoever has the address gets what its owner sees.
  "/api/calendar/[token]": {
    names: ({ feeds }, actor) => [sees(actor) ? feeds.member : feeds.outsider],
    seenBy: () => true,
  },
  "/api/portal/pictures/[id]/[hash]": { names: () => [1, "none"], seenBy: nobody },
  "/api/quarantine/[id]": { names: () => [1], seenBy: nobody },
  "/api/v1/[...path]": nothing,
  "/api/v1/articles/[locale]/[slug]": { names: ({ slug }) => ["en", slug] },
  "/api/v1/attachments/[id]": { names: ({ attachmentId }) => [attachmentId], seenBy: sees },
  "/api/v1/people/[id]": { names: ({ requesterId }) => [requesterId] },
  "/api/v1/tickets/[number]": ticket,
  "/api/v1/tickets/[number]/messages": ticket,
  "/api/v1/tickets/[number]/messages/[id]": {
    names: ({ number, messageId }) => [number, messageId],
    seenBy: sees,
  },
  "/brand/[hash]": nothing,
  "/customers/[id]": { names: ({ requesterId }) => [requesterId] },
  // Whoever sees nobody merges nobody.
  "/customers/[id]/merge": {
    names: ({ requesterId }) => [requesterId],
    seenBy: ({ permissions }) => permissions.has("tickets.work"),
    otherwise: "forbidden",
  },
  "/customers/organisations/[id]": { names: ({ organisationId }) => [organisationId] },
  "/help/[locale]": { names: () => ["en"] },
  "/help/[locale]/[slug]": { names: ({ slug }) => ["en", slug] },
  "/help/[locale]/c/[category]": { names: () => ["en", "none"] },
  "/help/[locale]/search": { names: () => ["en"] },
  "/inbox/[view]": { names: () => ["open"] },
  "/invitations/[token]": nothing,
  "/invitations/[token]/accept": nothing,
  "/knowledge/[id]": article,
  "/knowledge/[id]/versions": article,
  "/knowledge/[id]/versions/[number]": { names: ({ articleId }) => [articleId, 1] },
  "/r/[token]": nothing,
  "/r/[token]/ask": nothing,
  "/r/[token]/open": nothing,
  "/requests/[number]": request,
  "/requests/[number]/answer": request,
  "/requests/[number]/files/[id]": {
    names: ({ number, attachmentId }) => [number, attachmentId],
    seenBy: asked,
  },
  "/reset/[token]": nothing,
  "/reset/[token]/set": nothing,
  // There is no custom field.
  "/settings/fields/[id]": { names: () => [999_999], seenBy: nobody },
  "/settings/mailboxes/[id]": { names: ({ mailboxId }) => [mailboxId] },
  "/settings/people/[id]": { names: ({ memberId }) => [memberId] },
  // Nobody has asked for an export, and there is no provider.
  "/settings/privacy/exports/[id]": { names: () => [1], seenBy: nobody },
  "/settings/privacy/people/[id]": { names: ({ requesterId }) => [requesterId] },
  "/settings/security/providers/[id]": { names: () => [1], seenBy: nobody },
  "/settings/roles/[id]": { names: ({ roleId }) => [roleId] },
  // Shows its first page that one may see.
  "/settings": { names: () => [], seenBy: setsUp, otherwise: "forbidden" },
  // Of development only.
  "/settings/sent-mail": { names: () => [], seenBy: nobody },
  "/settings/teams/[id]": { names: ({ teamId }) => [teamId], seenBy: sees },
  "/settings/teams/[id]/hours": { names: ({ teamId }) => [teamId], seenBy: sees },
  "/sign-in/link/[token]": nothing,
  "/sign-in/with/[id]": nothing,
  "/sign-in/with/[id]/callback": nothing,
  "/sign-in/link/[token]/open": nothing,
  // For its leads, and whoever manages every team.
  "/teams/[id]": { names: ({ teamId }) => [teamId], seenBy: sees },
  "/tickets/[number]": ticket,
  "/tickets/[number]/access": ticket,
};

/** What finds the planted ticket where one searches or filters. */
const queries: Record<string, (planted: Planted) => string> = {
  "/api/help/suggest": () => `?locale=en&words=${word}`,
  "/api/portal/customers": ({ secrets }) => `?q=${secrets.person.slice(0, 6)}`,
  "/api/portal/rows": ({ ticketId }) => `?ids=${ticketId}`,
  "/api/portal/search": () => `?q=${word}`,
  "/api/v1/articles/search": () => `?locale=en&words=${word}`,
  "/customers": ({ secrets }) => `?q=${secrets.person.slice(0, 6)}`,
  "/customers/organisations/[id]": () => "?tab=history",
  "/help/[locale]/search": () => `?q=${word}`,
  "/knowledge": () => `?q=${word}`,
  "/reports/tickets": () => "?days=7&measure=new",
  "/settings/tags/edit": () => "?name=matrix",
  "/search": () => `?q=${word}`,
};

/**
 * The address that somebody asks an entrance by, and whether he sees the row that it names; null where it names none
 * that only some may see.
 * @throws for parameters that this table does not know
 */
export function addressFor(
  { path }: Entrance,
  planted: Planted,
  actor: Actor,
): { address: string; sees: boolean | null; otherwise: Outcome } {
  const row = rows[path];
  if (path.includes("[") && !row)
    throw new Error(`${path}: tests/e2e/matrix/rows.ts has no row to ask it for; add one that few may see`);
  const names = row?.names(planted, actor) ?? [];
  const address = path.replace(/\[[^\]]+\]/g, () => String(names.shift()));
  return {
    address: `${address}${queries[path]?.(planted) ?? ""}`,
    sees: row?.seenBy?.(actor) ?? null,
    otherwise: row?.otherwise ?? "not found",
  };
}

/** What is sent to addresses of such rows, so that nothing but the row is wrong with it: fields of a form, or JSON. */
export const sent: Record<string, object> = {
  "POST /requests/[number]/answer": { text: "asked by the matrix", onceKey: randomUUID() },
  "POST /api/v1/tickets/[number]/messages": { kind: "note", text: "asked by the matrix" },
  "PATCH /api/v1/tickets/[number]": { priority: "high" },
};

const tickets = "app/(portal)/tickets/[number]/actions.ts";
const access = "app/(portal)/tickets/(access)/[number]/access/actions.ts";
const calendar = "app/(portal)/calendar/actions.ts";
const ledTeams = "app/(portal)/teams/[id]/actions.ts";
const profile = "app/(portal)/profile/actions.ts";
const html = "<p>asked by the matrix</p>";

/**
 * For each action that names a row which only some see: that row of somebody else, and the rest such that nothing but
 * the row is wrong with it.
 */
export const scopedInputs: Record<string, (planted: Planted) => object> = {
  [`${tickets} reply`]: ({ ticketId }) => ({
    ticketId,
    html,
    lastSeenMessageId: null,
    onceKey: randomUUID(),
  }),
  [`${tickets} undo`]: ({ draftId }) => ({ draftId }),
  [`${tickets} draft`]: ({ ticketId }) => ({ ticketId, html }),
  [`${tickets} note`]: ({ ticketId }) => ({ ticketId, html, onceKey: randomUUID() }),
  [`${tickets} status`]: ({ ticketId }) => ({ ticketId, from: "new", to: "open" }),
  [`${tickets} priority`]: ({ ticketId }) => ({ ticketId, from: "normal", to: "high" }),
  [`${tickets} assign`]: ({ ticketId }) => ({ ticketId, from: null, to: null }),
  [`${tickets} team`]: ({ ticketId, teamId }) => ({ ticketId, from: teamId, to: teamId }),
  [`${tickets} tags`]: ({ ticketId }) => ({ ticketId, from: ["matrix"], to: ["matrix"] }),
  [`${tickets} aside`]: ({ ticketId }) => ({ ticketId, as: "trash" }),
  [`${tickets} restore`]: ({ ticketId }) => ({ ticketId }),
  [`${tickets} accept`]: ({ messageId }) => ({ messageId }),
  [`${tickets} split`]: ({ messageId }) => ({ messageId }),
  [`${tickets} revoke`]: ({ ticketId }) => ({ ticketId }),
  [`${tickets} read`]: ({ ticketId, messageId }) => ({ ticketId, messageId }),
  [`${tickets} follow`]: ({ ticketId }) => ({ ticketId }),
  [`${tickets} unfollow`]: ({ ticketId }) => ({ ticketId }),
  [`${access} add`]: ({ ticketId, adminId }) => ({ ticketId, userId: adminId }),
  [`${access} remove`]: ({ ticketId, adminId }) => ({ ticketId, userId: adminId }),
  [`${calendar} create`]: ({ number }) => ({
    ...{ title: "by the matrix", place: "", ticketNumber: number, assigneeId: null },
    ...{ start: "2027-03-01T10:00:00Z", end: "2027-03-01T11:00:00Z" },
  }),
  [`${calendar} change`]: ({ appointmentId }) => ({ appointmentId, version: 1, place: "elsewhere" }),
  [`${calendar} remove`]: ({ appointmentId }) => ({ appointmentId, version: 2 }),
  [`${ledTeams} save`]: ({ teamId, teamName }) => ({
    teamId,
    name: teamName,
    fromName: teamName,
    hue: "cyan",
    fromHue: "cyan",
  }),
  [`${ledTeams} changeTurns`]: ({ teamId }) => ({ teamId, roundRobin: "off" }),
  [`${ledTeams} add`]: ({ teamId, adminId }) => ({ teamId, userId: adminId }),
  [`${ledTeams} take`]: ({ teamId, adminId }) => ({ teamId, userId: adminId }),
  [`${profile} revokeToken`]: ({ tokenId }) => ({ tokenId }),
  [`${profile} endSession`]: ({ sessionId }) => ({ sessionId }),
  [`${profile} removeOwnPasskey`]: ({ passkeyId }) => ({ passkeyId }),
};

/** How those are kept from such a row who do not see it, where "not found" is not said. */
export const otherwise: Record<string, Outcome> = {
  // Said at the field of the form.
  [`${calendar} create`]: "invalid",
  // Of nobody's draft it says the same.
  [`${tickets} undo`]: "conflict",
  // Ends none, as for one that has ended: it would else tell which there are.
  [`${profile} endSession`]: "open",
};

/** Fields that name rows which all see who hold the permission that an action with them asks for. */
export const openFields: Record<string, string[]> = {
  articleId: ["knowledge.write"],
  number: ["knowledge.write"],
  categoryId: ["knowledge.write"],
  personId: ["customers.edit", "settings.privacy"],
  otherId: ["customers.edit"],
  mergeId: ["customers.edit"],
  organisationId: ["customers.edit"],
  userId: ["settings.people", "settings.teams", "people.view_as"],
  toId: ["settings.people", "settings.teams"],
  roleId: ["settings.people", "settings.roles", "settings.security"],
  fromRoleId: ["settings.people"],
  teamId: ["settings.teams"],
  topicId: ["settings.topics"],
  fieldId: ["settings.fields"],
  mailboxId: ["settings.mailboxes"],
  invitationId: ["settings.people"],
  ledgerId: ["settings.mail"],
  providerId: ["settings.security", "settings.people"],
  clientId: ["settings.security"],
  tokenId: ["settings.tokens"],
  policyId: ["settings.sla"],
  eventId: ["settings.jobs"],
  id: ["settings.jobs", "settings.topics"],
};
