import { describe, expect, it } from "vitest";
import { dateFormat, numberFormat } from "@/lib/i18n/intl";

describe("a format", () => {
  it("is made once for a locale and its options, and writes as Intl does in British English", () => {
    const options = { day: "numeric", month: "short", timeZone: "UTC" } as const;
    expect(dateFormat("en", options)).toBe(dateFormat("en", { ...options }));
    expect(dateFormat("en", options)).not.toBe(dateFormat("de", options));
    expect(dateFormat("en", options).format(0)).toBe("1 Jan");
    expect(dateFormat("de", options).format(0)).toBe("1. Jan.");
    expect(numberFormat("de", { maximumFractionDigits: 1 }).format(1234.56)).toBe("1.234,6");
  });

  it("is not kept for ever, however many zones are asked for", () => {
    const first = numberFormat("en", { minimumIntegerDigits: 2 });
    for (let digits = 0; digits <= 20; digits++)
      for (let group = 1; group <= 25; group++)
        numberFormat("en", { maximumFractionDigits: digits, minimumIntegerDigits: group % 21 || 1 });
    for (const currency of Intl.supportedValuesOf("currency"))
      numberFormat("en", { style: "currency", currency });
    expect(numberFormat("en", { minimumIntegerDigits: 2 })).not.toBe(first);
  });
});
