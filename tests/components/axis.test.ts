import { describe, expect, it } from "vitest";
import { countTicks, namedSteps, spanTicks } from "../../components/reports/axis";

const [minute, hour, day] = [60, 3600, 86_400];

describe("an axis", () => {
  it("has round numbers, nought first and none below the highest value", () => {
    expect(countTicks(0)).toEqual([0, 1]);
    expect(countTicks(1)).toEqual([0, 1]);
    expect(countTicks(3)).toEqual([0, 2, 4]);
    expect(countTicks(81)).toEqual([0, 50, 100]);
    for (let max = 0; max < 2000; max += 7) {
      const ticks = countTicks(max);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
      expect(ticks.length).toBeLessThanOrEqual(4);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }
  });

  it("has lengths of time that people say", () => {
    expect(spanTicks(minute)).toEqual([0, minute]);
    expect(spanTicks(20 * minute)).toEqual([0, 10 * minute, 20 * minute]);
    expect(spanTicks(5 * hour)).toEqual([0, 3 * hour, 6 * hour]);
    expect(spanTicks(3 * day)).toEqual([0, 2 * day, 4 * day]);
    expect(spanTicks(200 * day)).toEqual([0, 120 * day, 240 * day]);
  });

  it("names at most four steps, the first among them", () => {
    expect(namedSteps(1)).toEqual([0]);
    expect(namedSteps(7)).toEqual([0, 2, 4, 6]);
    for (let count = 1; count < 100; count++) expect(namedSteps(count).length).toBeLessThanOrEqual(4);
  });
});
