import { z } from "zod";
import { email, formId } from "../inputs";

/** A new address as it was typed. */
export const addAddressInput = z.object({ personId: formId, email });
export type AddAddressInput = z.input<typeof addAddressInput>;

/** One that the person has. */
export const personAddressInput = z.object({ personId: formId, address: z.string().max(400) });
export type PersonAddressInput = z.input<typeof personAddressInput>;

export const makePrimaryInput = personAddressInput.extend({
  /** Which was seen to be the primary one; empty for none. */
  fromAddress: z.string().max(400),
});
export type MakePrimaryInput = z.input<typeof makePrimaryInput>;
