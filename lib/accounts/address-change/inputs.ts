import { z } from "zod";
import { changePasswordInput, colleagueInput, email } from "../inputs";

export const askForAddressChangeInput = z.object({ email, ownPassword: changePasswordInput.shape.current });
export type AskForAddressChangeInput = z.input<typeof askForAddressChangeInput>;

export const changeColleagueAddressInput = colleagueInput.extend({ email });
export type ChangeColleagueAddressInput = z.input<typeof changeColleagueAddressInput>;

/** Which of the two addresses a link confirms. */
export const addressSide = z.enum(["old", "new"]);
export type AddressSide = z.infer<typeof addressSide>;
