import { z } from "zod";
import { themes } from "@/db/enums";
import { timeZone } from "@/lib/settings/inputs";

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "error.field.tooLong")
  .pipe(z.email("error.field.email"));
const name = z.string().trim().min(1, "error.field.empty").max(120, "error.field.tooLong");

// NIST SP 800-63B-4: length is what counts, 15 where the password stands alone; 12 with the sign-in breaker.
const newPassword = z.string().min(12, "error.field.password.short").max(200, "error.field.tooLong");

export const setUpInput = z.object({
  token: z.string().max(200),
  workspaceName: name,
  supportAddress: email,
  timeZone,
  name,
  email,
  password: newPassword,
  locale: z.enum(["en", "de"]).default("en"),
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

export const preferencesInput = z.object({
  theme: z.enum(themes).optional(),
  locale: z.enum(["en", "de"]).optional(),
});
export type PreferencesInput = z.input<typeof preferencesInput>;

/** What one says of oneself. `undoSeconds` comes from forms as text. */
export const changeProfileInput = z.object({
  name,
  timeZone,
  undoSeconds: z.coerce
    .number("error.field.undoSeconds")
    .int("error.field.undoSeconds")
    .min(0, "error.field.undoSeconds")
    .max(30, "error.field.undoSeconds"),
  signature: z.string().trim().max(2000, "error.field.tooLong"),
});
export type ChangeProfileInput = z.input<typeof changeProfileInput>;

export const changePasswordInput = z.object({
  current: z.string().min(1, "error.field.empty").max(200, "error.field.tooLong"),
  password: newPassword,
});
export type ChangePasswordInput = z.input<typeof changePasswordInput>;
