import { describe, expect, it } from "vitest";
import { reportInput } from "../../lib/reports/inputs";

describe("a range", () => {
  const faults = (raw: object) =>
    (reportInput.safeParse(raw).error?.issues ?? []).map((one) => [one.path[0], one.message]);

  it("is one of three, or two dates of at most 366 days", () => {
    for (const good of [
      {},
      { days: "7" },
      { from: "", to: "", team: "" },
      { from: "2024-01-01", to: "2024-12-31" },
    ])
      expect(faults(good)).toEqual([]);
    expect(faults({ from: "2025-01-01", to: "2026-01-02" })).toEqual([["to", "error.report.tooLong"]]);
    expect(faults({ from: "2026-01-02", to: "2026-01-01" })).toEqual([["to", "error.report.order"]]);
    expect(faults({ from: "2026-01-02" })).toEqual([["to", "error.field.required"]]);
    expect(faults({ to: "2026-01-02" })).toEqual([["from", "error.field.required"]]);
  });

  it.each(["2026-02-30", "9999-01-01", "yesterday", "2026-1-1", "2026-01-01'--"])(
    "takes no day such as %s",
    (from) => {
      expect(faults({ from, to: "2026-01-01" })).toEqual([["from", "error.report.date"]]);
    },
  );
});
