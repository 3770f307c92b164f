import { db, type Reader } from "@/db/client";
import { workspace } from "@/db/schema";
import type { StoredImage } from "@/db/schema/columns";
import { type Locale, locales } from "@/lib/i18n/locales";
import { remember } from "@/lib/stores/remember";
import type { BrandColour } from "./brand-colours";
import { siteKey } from "./renew-site";

export type Brand = {
  /** null: ours. */
  colour: BrandColour | null;
  logo: StoredImage | null;
  /** In which languages the help centre speaks. */
  helpLocales: Locale[];
};

/** How the workspace looks; it is for everybody, and the same before first run as without a wish. */
export function findBrand(): Promise<Brand> {
  return remember(`${siteKey}brand`, 5, () => readBrand(db()));
}

/** The same as it is in the database now. */
export async function readBrand(reader: Reader): Promise<Brand> {
  const [row] = await reader
    .select({
      hue: workspace.brandHue,
      strength: workspace.brandStrength,
      logo: workspace.logo,
      helpLocales: workspace.helpLocales,
    })
    .from(workspace);
  const { hue, strength, logo, helpLocales } = row ?? { hue: null, strength: null, logo: null };
  return {
    colour: hue !== null && strength !== null ? { hue, strength } : null,
    logo,
    helpLocales: locales.filter((locale) => !helpLocales || helpLocales.includes(locale)),
  };
}

/** Whether the help centre speaks this language: what is written in another is nobody's to read. */
export async function isOffered(locale: string): Promise<boolean> {
  return (await findBrand()).helpLocales.some((offered) => offered === locale);
}
