/**
 * The one list of permissions. Code asks `may(actor, permission)` and never for a role's name; roles are rows that
 * name some of these. `own` needs a signed-in person only, `public` needs nobody: they let every entrance declare
 * what it asks for.
 */
export const permissions = {
  "tickets.work": "See and work on tickets in one's teams",
  "tickets.note": "See the tickets that one follows, and write notes on them (within working on tickets)",
  "tickets.all": "See every ticket, whatever its team",
  "tickets.delete": "Move tickets to the trash, mark them as spam, and restore them",
  "people.view_as":
    "See the portal as a colleague with no more permissions than one's own, or as a customer (needs every ticket)",
  "knowledge.write": "Write and publish articles",
  "settings.workspace": "Change the workspace's name, time zone and language",
  "settings.people": "Invite colleagues, change their role and teams, and end their access",
  "settings.roles": "Make roles, and say what each may do",
  "settings.mailboxes": "Change mailboxes, their secrets and signatures, and send test mails",
  "settings.sla": "Change the service policy",
  "settings.hours": "Change the opening hours",
  "settings.tags": "Rename and delete tags",
  "settings.topics": "Change what requests may be about, and which team gets them",
  "settings.fields": "Make custom fields, and say what they are called and in which order they stand",
  "settings.teams": "Make teams, and say who is in them",
  "settings.security": "Say which roles must use a second factor, and through which providers people sign in",
  "settings.tokens": "Make tokens for services, and revoke anybody's",
  "settings.privacy": "Export and erase what is held on a person, and say how long it is kept",
  "settings.audit": "Read who changed what",
  "settings.jobs": "See the queues, pause them, and run jobs again",
  "settings.status": "See whether all is well that the installation leans on",
  "reports.view": "See reports over the tickets one may see",
  "customers.edit": "Change customers' names, addresses, organisations and custom fields",
  "settings.mail": "See the mail that could not be routed, replay and delete it",
} as const;

export type Permission = keyof typeof permissions;

/** What a permission holds within it: who works on tickets also writes notes on them. */
export const within: Partial<Record<Permission, Permission>> = { "tickets.note": "tickets.work" };

/** What an entrance (page, action, route) declares it asks for. */
export type Requirement = Permission | "own" | "public";

export const allPermissions = Object.keys(permissions) as Permission[];

export function isPermission(value: string): value is Permission {
  return Object.hasOwn(permissions, value);
}

/** What the role with the key "admin" keeps: whoever has it can put right what was taken from others. */
export const keptByAdmins: readonly Permission[] = ["settings.people", "settings.roles"];

/**
 * The roles of a fresh installation. The rows are changed in the settings later; the key "admin" alone is read again:
 * by migrations that bring a new permission, and by what keeps that role from being deleted.
 */
export const initialRoles = [
  { key: "admin", name: "Admin", permissions: allPermissions },
  {
    key: "agent",
    name: "Agent",
    permissions: ["tickets.work", "tickets.delete", "customers.edit", "knowledge.write", "reports.view"],
  },
  // Notes only: an expert who is asked about a ticket, and sees no other.
  { key: "collaborator", name: "Collaborator", permissions: ["tickets.note"] },
] as const satisfies readonly { key: string; name: string; permissions: readonly Permission[] }[];
