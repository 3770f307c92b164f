import { describe, expect, it } from "vitest";
import { checkMediaType } from "../../lib/email/check-media-type";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

describe("the media type of an attachment", () => {
  it("follows the bytes, whatever the mail says", async () => {
    expect(await checkMediaType(png, "text/html")).toBe("image/png");
  });

  it("is nobody's word for a type that browsers show", async () => {
    expect(await checkMediaType(Buffer.from("<script>alert(1)</script>"), "image/png")).toBe(
      "application/octet-stream",
    );
    expect(await checkMediaType(Buffer.from("no pdf"), "application/pdf")).toBe("application/octet-stream");
  });

  it("is the mail's word where bytes say nothing", async () => {
    expect(await checkMediaType(Buffer.from("a,b\n1,2\n"), "text/csv")).toBe("text/csv");
  });
});
