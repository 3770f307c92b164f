import type { ComponentProps } from "react";
import { HelpFrame } from "@/components/requests/help-frame";
import { findBrand } from "@/lib/settings/find-brand";
import { leave, setLocale } from "./shell-actions";

type Props = Omit<ComponentProps<typeof HelpFrame>, "setLocale" | "signOut" | "locales">;

/** Around every page about a customer's requests, in the languages that the help centre speaks. */
export async function RequestsFrame(props: Props) {
  const { helpLocales } = await findBrand();
  return <HelpFrame {...props} locales={helpLocales} setLocale={setLocale} signOut={leave} />;
}
