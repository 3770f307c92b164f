import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isValidAddress, normalizeAddress, readReplyToken, replyAddress } from "@/lib/email/addresses";
import { headerSafe } from "@/lib/email/header-safe";
import { safeFileName } from "@/lib/email/safe-file-name";

describe("normalising an address", () => {
  it.each([
    ["Jane@Customer.TEST", "jane@customer.test"],
    [" <jane@customer.test> ", "jane@customer.test"],
    ["jane+tag@customer.test", "jane+tag@customer.test"],
    ["jürgen@müller.test", "jürgen@xn--mller-kva.test"],
    ["root@localhost", "root@localhost"],
    ["o'neil@x.test", "o'neil@x.test"],
    ["a@sub_domain.x.test", "a@sub_domain.x.test"],
  ])("%s becomes %s", (given, expected) => {
    expect(normalizeAddress(given)).toBe(expected);
  });

  it.each([
    ["", "nothing"],
    ["jane", "no domain"],
    ["@x.test", "no local part"],
    ["jane@", "no domain"],
    ["a b@x.test", "a space"],
    ["a@x.test\r\nBcc: b@x.test", "a line break"],
    ["a@b@x.test", "two at signs"],
    [".a@x.test", "a dot in front"],
    ["a..b@x.test", "two dots"],
    ["a@x..test", "an empty label"],
    ["a@-x.test", "a hyphen in front"],
    ["a@[127.0.0.1]", "an address literal"],
    [`${"a".repeat(65)}@x.test`, "a local part over 64"],
    [`a@${"b".repeat(64)}.test`, "a label over 63"],
    ["suppor\u212a@x.test", "the Kelvin sign, which folds to k"],
    ["ｓupport@x.test", "a full-width s"],
    ["=?utf-8?Q?a@x.test", "a broken encoded word"],
    ["a\u0000@x.test", "NUL"],
  ])("%j is none: %s", (given) => {
    expect(normalizeAddress(given)).toBeNull();
    expect(isValidAddress(given)).toBe(false);
  });

  it("changes nothing the second time, and fits a header", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: "binary" })), (given) => {
        const once = normalizeAddress(given);
        if (once === null) return;
        expect(normalizeAddress(once)).toBe(once);
        expect(once).not.toMatch(/[\s<>,;"]/);
      }),
    );
  });
});

describe("the reply address", () => {
  const token = "t0k3n-ab_cdefgh234567";

  it("carries a token there and back, in whatever case a relay leaves it", () => {
    const address = replyAddress("support@helpdesk.test", token);
    expect(address).toBe(`support+${token}@helpdesk.test`);
    expect(readReplyToken(address, "Support@Helpdesk.test")).toBe(token);
    expect(readReplyToken(address.toUpperCase(), "support@helpdesk.test")).toBe(token);
  });

  it("works behind a support address that has a plus itself", () => {
    const address = replyAddress("team+de@helpdesk.test", token);
    expect(readReplyToken(address, "team+de@helpdesk.test")).toBe(token);
  });

  it.each([
    ["support@helpdesk.test"],
    ["support+@helpdesk.test"],
    ["support+abc@helpdesk.test"],
    [`other+${token}@helpdesk.test`],
    [`support+${token}@elsewhere.test`],
    [`support+${token}@helpdesk.test.evil.test`],
    [`xsupport+${token}@helpdesk.test`],
    ["garbage"],
  ])("%s holds no token of ours", (address) => {
    expect(readReplyToken(address, "support@helpdesk.test")).toBeNull();
  });

  it("stays the plain address when the token does not fit", () => {
    expect(replyAddress("support@helpdesk.test", "x".repeat(80))).toBe("support@helpdesk.test");
    expect(replyAddress("support@helpdesk.test", "With Space")).toBe("support@helpdesk.test");
  });
});

describe("values for headers and files", () => {
  it("never hold a line break, a control or a direction override", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (given) => {
        for (const value of [headerSafe(given), safeFileName(given, "file")]) {
          expect(value).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          expect(value.isWellFormed()).toBe(true);
        }
      }),
    );
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\x\\a.doc", "a.doc"],
    ["CON.txt", "_CON.txt"],
    [".htaccess", "htaccess"],
    ['a"b<c>.pdf', "a_b_c_.pdf"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["  ", "file"],
    ["Résumé 2026.pdf", "Résumé 2026.pdf"],
  ])("the file name %j becomes %j", (given, expected) => {
    expect(safeFileName(given, "file")).toBe(expected);
  });
});
