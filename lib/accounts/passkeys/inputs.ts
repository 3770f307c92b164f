import { z } from "zod";
import { changePasswordInput, formId } from "../inputs";

/** Of a person. */
export const mostPasskeys = 20;

/** Called as nothing else on the profile's page is: labels find their field by its name. */
const passkeyName = z.string().trim().min(1, "error.field.empty").max(60, "error.field.tooLong");
/** What a device said, as JSON: verify.ts reads it. */
const answer = z.string().max(20_000);

export const beginPasskeyInput = z.object({
  passkeyName,
  passkeyPassword: changePasswordInput.shape.current,
});
export type BeginPasskeyInput = z.input<typeof beginPasskeyInput>;

export const addPasskeyInput = z.object({ passkeyName, answer });
export type AddPasskeyInput = z.input<typeof addPasskeyInput>;

export const removePasskeyInput = z.object({ passkeyId: formId });
export type RemovePasskeyInput = z.input<typeof removePasskeyInput>;

export const passkeySignInInput = z.object({ answer });
export type PasskeySignInInput = z.input<typeof passkeySignInInput>;
