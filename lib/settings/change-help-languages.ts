import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { locales } from "@/lib/i18n/locales";
import { changeBrand } from "./change-brand";
import { type ChangeHelpLanguagesInput, changeHelpLanguagesInput } from "./inputs";

/**
 * In which languages the help centre speaks, one at least. Articles in another stay as they are, and are shown again
 * once it is back.
 * @throws AppError `forbidden`, `invalid` without any, or `conflict` when they are no longer what was seen
 */
export async function changeHelpLanguages(actor: Actor, raw: ChangeHelpLanguagesInput): Promise<void> {
  ensureMay(actor, "settings.workspace");
  const { from, ...ticked } = changeHelpLanguagesInput.parse(raw);
  const next = locales.filter((locale) => ticked[locale]);
  if (next.length === 0) throw fieldError("languages", "error.brand.noLanguage");
  await changeBrand(actor, (row) => {
    const before = locales.filter((locale) => row.helpLocales.includes(locale));
    if (before.join() === next.join()) return null;
    if (before.join() !== from) {
      throw new AppError("conflict", "error.brand.languages", { details: { seen: before.join() } });
    }
    const changed = locales.filter((locale) => before.includes(locale) !== next.includes(locale));
    return {
      set: { helpLocales: next },
      changes: changed.map((locale) => ({
        field: `help_${locale}`,
        from: before.includes(locale),
        to: next.includes(locale),
      })),
    };
  });
}
