import { expect, it } from "vitest";
import { csvLine, csvStream } from "../../lib/core/csv";

it("a line holds no formula and is not broken, whatever a cell says", () => {
  expect(csvLine(["=1+1", "+1", "-1", "@a", "\tb"])).toBe("'=1+1,'+1,'-1,'@a,'\tb\r\n");
  expect(csvLine(['a "b", c', "d\r\ne", -5])).toBe('"a ""b"", c","d\r\ne",-5\r\n');
});

it("lines are made as they are read, and no more of them once nobody reads on", async () => {
  const made: string[] = [];
  let ended = false;
  async function* lines() {
    try {
      for (;;) {
        made.push("a");
        yield csvLine(["a"]);
      }
    } finally {
      ended = true;
    }
  }
  const reader = csvStream(lines()).getReader();
  await reader.read();
  await reader.read();
  expect(made.length).toBeLessThan(5);
  await reader.cancel();
  expect(ended).toBe(true);
});
