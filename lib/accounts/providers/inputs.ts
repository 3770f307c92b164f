import { z } from "zod";
import { providerAudiences } from "@/db/enums";
import { domainsLike, formId } from "../inputs";
import { mostGroups } from "./view-types";

const name = z
  .string()
  .transform((typed) => typed.replace(/[\s\p{Cc}]+/gu, " ").trim())
  .pipe(z.string().min(1, "error.field.empty").max(60, "error.field.tooLong"));
const clientId = z.string().trim().min(1, "error.field.empty").max(400, "error.field.tooLong");
const secret = z.string().trim().max(1000, "error.field.tooLong");

/** As its discovery document names it: https, or http for what OUTBOUND_ALLOW names, and nothing behind the path. */
const issuer = z
  .string()
  .trim()
  .max(400, "error.field.tooLong")
  .refine((typed) => {
    const url = URL.parse(typed);
    const plain = url && !url.search && !url.hash && !url.username && !url.password;
    return plain && ["https:", "http:"].includes(url.protocol) && !typed.includes("/.well-known/");
  }, "error.providers.issuer");

const domain =
  /^(?=.{1,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

const domains = domainsLike(domain).refine((all) => all.length > 0, "error.field.empty");

export const addProviderInput = z.object({
  name,
  audience: z.enum(providerAudiences, "error.field.invalid"),
  issuer,
  clientId,
  clientSecret: secret.min(1, "error.field.empty"),
  domains,
});
export type AddProviderInput = z.input<typeof addProviderInput>;

export const providerInput = z.object({ providerId: formId });
export type ProviderInput = z.input<typeof providerInput>;

export const turnProviderInput = providerInput.extend({ to: z.enum(["on", "off"]) });
export type TurnProviderInput = z.input<typeof turnProviderInput>;

const ticked = z
  .literal("on")
  .optional()
  .transform((box) => box === "on");
const groupRole = z.object({ group: z.string().max(300), roleId: formId });

export const changeProviderInput = providerInput.extend({
  /** What its user saw: another version now is a conflict. */
  seenVersion: z.coerce.number().int().min(0),
  name,
  clientId,
  /** Empty: the one that is there. */
  clientSecret: secret.default(""),
  domains,
  createsPeople: ticked,
  givesSecondFactor: ticked,
  defaultRoleId: z.preprocess((chosen) => chosen || null, formId.nullable()),
  groupClaim: z.string().trim().max(200, "error.field.tooLong").default(""),
  groupRoles: z
    .array(groupRole, "error.providers.group")
    .max(mostGroups, "error.field.tooLong")
    .refine((all) => new Set(all.map(({ group }) => group)).size === all.length, "error.providers.groupTwice")
    .default([]),
});
export type ChangeProviderInput = z.input<typeof changeProviderInput>;

/** The fields of one row of groups, in their order. */
export const isGroupField = (field: string) => /^(group|role)-\d{1,2}$/.test(field);

/** The same as the form has it: "group-0" and "role-0" are the first row, and a row without a group is none. */
export const providerForm = z
  .record(z.string(), z.string())
  .transform(withGroupRoles)
  .pipe(changeProviderInput);

export function withGroupRoles(values: Record<string, string>): ChangeProviderInput {
  const rows = Array.from({ length: mostGroups }, (_, row) => ({
    group: (values[`group-${row}`] ?? "").trim(),
    roleId: values[`role-${row}`] ?? "",
  }));
  return {
    ...values,
    groupRoles: rows.filter(({ group }) => group !== ""),
  } as unknown as ChangeProviderInput;
}

export const unlinkIdentityInput = z.object({ userId: formId, providerId: formId });
export type UnlinkIdentityInput = z.input<typeof unlinkIdentityInput>;
