import { z } from "zod";
import { densities, sharingModes, themes } from "@/db/enums";
import { locales } from "@/lib/i18n/locales";
import { fieldValuesInput, timeZone, withCustomFields } from "@/lib/settings/inputs";
import { tokenLifetimes } from "./view-types";

const id = z.number().int().positive();
/** Also as the field of a form has it. */
export const formId = z
  .union([
    id,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  ])
  .pipe(id);

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "error.field.tooLong")
  .pipe(z.email("error.field.email"));
export const personName = z.string().trim().min(1, "error.field.empty").max(120, "error.field.tooLong");

// NIST SP 800-63B-4: length is what counts, 15 where the password stands alone; 12 with the sign-in breaker.
const newPassword = z.string().min(12, "error.field.password.short").max(200, "error.field.tooLong");

export const setUpInput = z.object({
  token: z.string().max(200),
  workspaceName: personName,
  supportAddress: email,
  timeZone,
  name: personName,
  email,
  password: newPassword,
  locale: z.enum(locales).default("en"),
});
export type SetUpInput = z.input<typeof setUpInput>;

export const addColleagueInput = setUpInput
  .pick({ name: true, email: true, password: true })
  .extend({ roleKey: z.string().max(60) });
export type AddColleagueInput = z.input<typeof addColleagueInput>;

export const signInInput = z.object({
  email: z.string().trim().toLowerCase().min(1, "error.field.empty").max(254, "error.field.tooLong"),
  password: z.string().min(1, "error.field.empty").max(200, "error.field.tooLong"),
});
export type SignInInput = z.input<typeof signInInput>;

const token = z.string().max(200);

/** For a link that comes by mail, in the language of who asks. */
export const askByMailInput = z.object({ email, locale: z.enum(locales) });
export type AskByMailInput = z.input<typeof askByMailInput>;

/** A colleague by his address, as an operator names him. */
export const colleagueAddressInput = z.object({ email });
export type ColleagueAddressInput = z.input<typeof colleagueAddressInput>;

export const resetPasswordInput = z.object({ token, password: newPassword });
export type ResetPasswordInput = z.input<typeof resetPasswordInput>;

export const preferencesInput = z.object({
  theme: z.enum(themes).optional(),
  locale: z.enum(locales).optional(),
});
export type PreferencesInput = z.input<typeof preferencesInput>;

/** What one says of oneself. `undoSeconds` comes from forms as text. */
export const changeProfileInput = z.object({
  name: personName,
  timeZone,
  undoSeconds: z.coerce
    .number("error.field.undoSeconds")
    .int("error.field.undoSeconds")
    .min(0, "error.field.undoSeconds")
    .max(30, "error.field.undoSeconds"),
  signature: z.string().trim().max(2000, "error.field.tooLong"),
  theme: z.enum(themes, "error.field.invalid").optional(),
  locale: z.enum(locales, "error.field.invalid").optional(),
  density: z.enum(densities, "error.field.invalid").optional(),
  /** Also as a form has it. */
  singleKeys: z
    .union([z.boolean(), z.enum(["on", "off"]).transform((chosen) => chosen === "on")], "error.field.invalid")
    .optional(),
});
export type ChangeProfileInput = z.input<typeof changeProfileInput>;

export const changePasswordInput = z.object({
  current: z.string().min(1, "error.field.empty").max(200, "error.field.tooLong"),
  password: newPassword,
});
export type ChangePasswordInput = z.input<typeof changePasswordInput>;

export const endSessionInput = z.object({ sessionId: formId });
export type EndSessionInput = z.input<typeof endSessionInput>;

const level = z.enum(["none", "read", "write"], "error.field.invalid");

export const createApiTokenInput = z
  .object({
    purpose: z.string().trim().min(1, "error.field.empty").max(80, "error.field.tooLong"),
    tickets: level.default("none"),
    people: level.default("none"),
    expires: z.enum(tokenLifetimes, "error.field.invalid"),
  })
  .refine(({ tickets, people }) => tickets !== "none" || people !== "none", {
    path: ["tickets"],
    message: "error.token.nothing",
  });
export type CreateApiTokenInput = z.input<typeof createApiTokenInput>;

export const createServiceTokenInput = createApiTokenInput.safeExtend({
  /** Also as a form has it. */
  everyTicket: z
    .union(
      [z.boolean(), z.enum(["open", "every"]).transform((chosen) => chosen === "every")],
      "error.field.invalid",
    )
    .default(false),
});
export type CreateServiceTokenInput = z.input<typeof createServiceTokenInput>;

export const revokeApiTokenInput = z.object({ tokenId: formId });
export type RevokeApiTokenInput = z.input<typeof revokeApiTokenInput>;

const searched = z
  .string()
  .max(200)
  .transform((typed) => typed.replace(/\p{Cc}/gu, " ").trim())
  .default("");
const page = {
  cursor: z.string().max(1000).optional(),
  limit: z.number().int().min(1).max(100).default(50),
};

export const listAllTokensInput = z.object(page);
export type ListAllTokensInput = z.input<typeof listAllTokensInput>;

export const listPeopleInput = z.object({ query: searched, organisationId: id.optional(), ...page });
export type ListPeopleInput = z.input<typeof listPeopleInput>;

export const listOrganisationsInput = z.object({ query: searched, ...page });
export type ListOrganisationsInput = z.input<typeof listOrganisationsInput>;

/** As it is typed; `readPhone` says what is one. */
const phone = z.string().trim().max(60, "error.field.tooLong");

export const notesLimit = 5000;
const notes = z
  .string()
  .max(2 * notesLimit, "error.field.tooLong")
  .transform((typed) => withLineEnds(typed).trim())
  .refine((typed) => typed.length <= notesLimit, "error.field.tooLong");
const seenNotes = z.string().max(20_000).transform(withLineEnds);

/** A browser sends other ends of lines than it was given, and PostgreSQL holds no NUL. */
function withLineEnds(typed: string): string {
  return typed.replaceAll("\0", "").replace(/\r\n?/g, "\n");
}

export const createPersonInput = z.object({
  name: personName,
  email,
  /** Its name; one that is new makes a new organisation, and nothing means the one whose domain the address has. */
  organisation: z.string().trim().max(120, "error.field.tooLong").default(""),
  phone: phone.default(""),
  notes: notes.default(""),
  customFields: fieldValuesInput,
});
export type CreatePersonInput = z.input<typeof createPersonInput>;

// A verb that sets a field carries the value its user saw; another value now is a conflict.
export const editPersonInput = withCustomFields(
  z.object({
    personId: formId,
    fromName: z.string().max(400),
    name: z.string().trim().min(1, "error.field.required").max(120, "error.field.tooLong"),
    fromOrganisation: z.string().max(400),
    /** Its name; one that is new makes a new organisation, and nothing means none. */
    organisation: z.string().trim().max(120, "error.field.tooLong"),
    /** Nothing said of these two, they stay. */
    fromPhone: z.string().max(60).default(""),
    phone: phone.optional(),
    fromNotes: seenNotes.default(""),
    notes: notes.optional(),
    fromCustomFields: fieldValuesInput,
    customFields: fieldValuesInput,
  }),
);
export type EditPersonInput = z.input<typeof editPersonInput>;

const domain =
  /^(?=.{1,253}$)[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)+$/u;

/** Domains between commas or spaces, as a form has them, each once. */
export const domainsLike = (shape: RegExp) =>
  z
    .string()
    .max(4000, "error.field.tooLong")
    .transform((typed) => [
      ...new Set(
        typed
          .toLowerCase()
          .split(/[\s,;]+/)
          .filter(Boolean),
      ),
    ])
    .refine((all) => all.length <= 50, "error.field.tooLong")
    .refine((all) => all.every((one) => shape.test(one)), "error.customers.domain");

export const editOrganisationInput = withCustomFields(
  z.object({
    organisationId: formId,
    fromName: z.string().max(400),
    name: z.string().trim().min(1, "error.field.required").max(120, "error.field.tooLong"),
    fromDomains: z.string().max(20_000),
    domains: domainsLike(domain),
    fromSharing: z.string().max(20),
    sharing: z.enum(sharingModes, "error.field.invalid"),
    /** Nothing said of them, they stay. */
    fromNotes: seenNotes.default(""),
    notes: notes.optional(),
    fromCustomFields: fieldValuesInput,
    customFields: fieldValuesInput,
  }),
);
export type EditOrganisationInput = z.input<typeof editOrganisationInput>;

export const changeManagerInput = z.object({
  organisationId: formId,
  personId: formId,
  manages: z.enum(["yes", "no"]),
});
export type ChangeManagerInput = z.input<typeof changeManagerInput>;

const formIds = z
  .union([formId.transform((one) => [one]), z.array(formId)])
  .default([])
  .transform((all) => [...new Set(all)])
  .refine((all) => all.length <= 200, "error.field.tooLong");

export const inviteColleagueInput = z.object({
  email,
  name: personName,
  roleId: formId,
  /** Also one or many fields of a form, or none. */
  teamIds: formIds,
});
export type InviteColleagueInput = z.input<typeof inviteColleagueInput>;

export const invitationInput = z.object({ invitationId: formId });
export type InvitationInput = z.input<typeof invitationInput>;

export const acceptInvitationInput = z.object({
  token,
  name: personName,
  password: newPassword,
  locale: z.enum(locales),
});
export type AcceptInvitationInput = z.input<typeof acceptInvitationInput>;

export const colleagueInput = z.object({ userId: formId });
export type ColleagueInput = z.input<typeof colleagueInput>;

/** With what was seen: what somebody else changed meanwhile is a conflict, or stays as he set it. */
export const changeColleagueInput = colleagueInput.extend({
  fromRoleId: formId,
  roleId: formId,
  fromTeamIds: formIds,
  teamIds: formIds,
});
export type ChangeColleagueInput = z.input<typeof changeColleagueInput>;

/** Of a role. As a form has it. */
export const changeSignInRuleInput = z.object({
  roleId: formId,
  required: z.enum(["yes", "no"]),
});
export type ChangeSignInRuleInput = z.input<typeof changeSignInRuleInput>;

export const listColleaguesInput = z.object({
  query: searched,
  status: z.enum(["active", "deactivated"]).default("active"),
  ...page,
});
export type ListColleaguesInput = z.input<typeof listColleaguesInput>;

export const listInvitationsInput = z.object({ query: searched, ...page });
export type ListInvitationsInput = z.input<typeof listInvitationsInput>;
