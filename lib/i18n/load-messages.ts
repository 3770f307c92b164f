import type { Locale } from "./locales";
import type de from "./messages/de.json";
import type en from "./messages/en.json";

export type Messages = typeof en;

/** Fails to compile when the German file lacks a key of the English one. */
type SameShape<T> = { [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };
const loaders = {
  en: () => import("./messages/en.json"),
  de: () => import("./messages/de.json"),
} satisfies Record<Locale, () => Promise<{ default: SameShape<typeof en> & SameShape<typeof de> }>>;

export async function loadMessages(locale: Locale): Promise<Messages> {
  return (await loaders[locale]()).default;
}
