import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { type BrandColour, brandColours, colourKey, ourColour, readColour } from "./brand-colours";
import { changeBrand } from "./change-brand";
import { type ChangeColourInput, changeColourInput } from "./inputs";

/**
 * Sets the hue and the strength of the brand's colour, by themselves or out of a colour; ours is none of its own.
 * @throws AppError `forbidden`, or `conflict` (details theirs) when it is no longer what was seen
 */
export async function changeColour(actor: Actor, raw: ChangeColourInput): Promise<void> {
  ensureMay(actor, "settings.workspace");
  const { hex, hue, strength, from } = changeColourInput.parse(raw);
  const chosen = hex === "" ? { hue, strength } : readColour(hex);
  const isOurs = chosen.hue === ourColour.hue && chosen.strength === ourColour.strength;
  const next = isOurs ? null : chosen;
  await changeBrand(actor, (row) => {
    const before =
      row.brandHue === null || row.brandStrength === null
        ? null
        : { hue: row.brandHue, strength: row.brandStrength };
    if (colourKey(before) === colourKey(next)) return null;
    if (colourKey(before) !== from) {
      const details = { theirs: shown(before), seen: colourKey(before) };
      throw new AppError("conflict", "error.brand.colour", { details });
    }
    return {
      set: { brandHue: next?.hue ?? null, brandStrength: next?.strength ?? null },
      changes: [{ field: "colour", from: shown(before), to: shown(next) }],
    };
  });
}

function shown(colour: BrandColour | null): string {
  return brandColours(colour ?? ourColour).light.colours.primary;
}
