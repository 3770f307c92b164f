const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "iw", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"]);

/** Reading direction of a BCP 47 language tag. */
export function localeDirection(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(locale.toLowerCase().split(/[-_]/, 1)[0] ?? "") ? "rtl" : "ltr";
}
