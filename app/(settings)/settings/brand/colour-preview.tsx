import { fillMessage } from "@/lib/i18n/fill-message";
import { numberFormat } from "@/lib/i18n/intl";
import type { Messages } from "@/lib/i18n/load-messages";
import { type BrandColour, brandColours, type Theme } from "@/lib/settings/brand-colours";

type Props = { colour: BrandColour; labels: Messages["settings"]["brand"]; locale: string };

const themes: Theme[] = ["light", "dark"];

/** A button and a link in both themes, each with its contrast as a number. */
export function ColourPreview({ colour, labels, locale }: Props) {
  const both = brandColours(colour);
  const ratio = numberFormat(locale, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  // Never rounded up: 4.46 is no 4.5.
  const shown = (value: number) => ratio.format(Math.floor(value * 10) / 10);
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {themes.map((theme) => {
        const { colours, surface, contrast } = both[theme];
        return (
          <figure key={theme} className="overflow-hidden rounded-md border">
            <div
              aria-hidden
              style={{ background: surface }}
              className="flex flex-wrap items-center gap-4 px-4 py-4"
            >
              <span
                style={{ background: colours.primary }}
                className="inline-flex h-8 items-center rounded-sm px-3 font-medium text-white"
              >
                {labels.sampleButton}
              </span>
              <span
                style={{ color: colours["primary-text"] }}
                className="font-medium underline underline-offset-4"
              >
                {labels.sampleLink}
              </span>
              <span
                style={{ background: colours["primary-soft"], color: colours["primary-text"] }}
                className="rounded-full px-2.5 py-1 text-xs"
              >
                {labels.sampleChip}
              </span>
            </div>
            <figcaption className="border-t px-4 py-2 text-secondary-text text-xs tabular-nums">
              {fillMessage(theme === "light" ? labels.contrastLight : labels.contrastDark, {
                button: shown(contrast.button),
                link: shown(contrast.link),
              })}
            </figcaption>
          </figure>
        );
      })}
    </div>
  );
}
