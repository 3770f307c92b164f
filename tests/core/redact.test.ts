import { describe, expect, it } from "vitest";
import { redacted } from "@/lib/core/redact";

describe("what a log line holds", () => {
  it("is hidden under a secret's key, at any depth and in lists", () => {
    expect(
      redacted({
        password: "p",
        smtp: { newApiKey: "k", headers: [{ Authorization: "a", accept: "b" }] },
        SMTP_URL: "smtp://user:p@host",
      }),
    ).toEqual({
      password: "[redacted]",
      smtp: { newApiKey: "[redacted]", headers: [{ Authorization: "[redacted]", accept: "b" }] },
      SMTP_URL: "[redacted]",
    });
  });

  it("is left as it is under other keys, with errors and dates as they are", () => {
    const error = new Error("boom");
    const at = new Date(0);
    expect(redacted({ id: 1, error, at, none: null, list: [1, "two"], token: undefined })).toEqual({
      id: 1,
      error,
      at,
      none: null,
      list: [1, "two"],
      token: undefined,
    });
  });

  it("ends, also where it leads back to itself", () => {
    const loop: Record<string, unknown> = { name: "a" };
    loop.again = loop;
    expect(JSON.stringify(redacted(loop))).toContain("[redacted]");
  });
});
