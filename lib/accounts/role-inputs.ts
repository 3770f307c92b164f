import { z } from "zod";
import { isPermission, type Permission } from "@/lib/core/permissions";
import { formId } from "./inputs";

const code = z.string().max(60);

/** Boxes of a form: none, one or many. What is no permission of ours is refused, and not passed over. */
const ticked = z
  .union([code.transform((one) => [one]), z.array(code)])
  .default([])
  .transform((all) => [...new Set(all)])
  .refine((all) => all.every(isPermission), "error.field.invalid")
  .transform((all) => all as Permission[]);

const fields = z.object({
  name: z
    .string()
    .transform((typed) => typed.replace(/[\s\p{Cc}]+/gu, " ").trim())
    .pipe(z.string().min(1, "error.field.empty").max(60, "error.field.tooLong")),
  // Whoever had a role that may nothing could sign in, and open no page.
  permissions: ticked.refine((all) => all.length > 0, "error.roles.nothing"),
});

export const createRoleInput = fields;
export type CreateRoleInput = z.input<typeof createRoleInput>;

export const roleInput = z.object({ roleId: formId });
export type RoleInput = z.input<typeof roleInput>;

/** With what was seen: another name since is a conflict, and boxes that somebody else ticked stay as he set them. */
export const changeRoleInput = fields.extend({
  roleId: formId,
  fromName: z.string().max(400),
  fromPermissions: ticked,
});
export type ChangeRoleInput = z.input<typeof changeRoleInput>;
