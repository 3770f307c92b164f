import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { errorText } from "@/lib/core/report-error";

describe("the text of an error", () => {
  it("names what the database said and the statement, and none of the parameters", async () => {
    const error = await db()
      .execute(sql`select ${"anna@example.com"}::text from nowhere`)
      .catch((thrown: unknown) => thrown);
    const text = errorText(error);
    expect(text).toContain('relation "nowhere" does not exist');
    expect(text).toContain("in: select $1::text from nowhere");
    expect(text).not.toContain("anna");
  });

  it("has the stack and what was behind it", () => {
    const text = errorText(new Error("outer", { cause: new Error("inner") }));
    expect(text).toMatch(/^Error: outer\n {4}at .*\ncaused by: Error: inner\n {4}at /s);
  });

  it("ends, also where an error is its own cause", () => {
    const loop = new Error("round");
    loop.cause = loop;
    expect(errorText(loop).match(/caused by/g)).toHaveLength(5);
  });

  it("is there for what is no error", () => {
    expect(errorText("just this")).toBe("just this");
  });
});
