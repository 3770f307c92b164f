import { describe, expect, it } from "vitest";
import { readSubjectNumber, replySubject, stripReplyPrefixes } from "@/lib/email/subject";

describe("reply prefixes", () => {
  it.each([
    "Re: Printer",
    "RE: AW: Fwd: WG: Printer",
    "Re[2]: Printer",
    "Re(3): Printer",
    "Re^2: Printer",
    "Antw: SV: TR: Printer",
    "Réf : Printer",
    "回复：Printer",
    "re:Printer",
    "  Printer  ",
  ])("%j is about the printer", (subject) => {
    expect(stripReplyPrefixes(subject)).toBe("Printer");
  });

  it.each(["Regarding: x", "Release 2: notes", "Trouble: y", "Printer: Re"])("%j stays", (subject) => {
    expect(stripReplyPrefixes(subject)).toBe(subject);
  });

  it("ends on a subject of prefixes alone", () => {
    expect(stripReplyPrefixes("Re: ".repeat(5000))).toBe("");
  });
});

describe("the number in a subject", () => {
  it.each([
    ["Re: Printer [#123]", 123],
    ["[Ticket#1010138] Printer", 1010138],
    ["Printer [ticket #5]", 5],
    ["[#9] from another helpdesk [#123]", 123],
    ["Printer #123", null],
    ["[#0]", null],
    ["[#12345678901]", null],
    ["[GLPI #0000123]", null],
    ["", null],
  ])("%j: %s", (subject, number) => {
    expect(readSubjectNumber(subject)).toBe(number);
  });
});

describe("our reply's subject", () => {
  it("has one prefix and one tag, whatever came in", () => {
    expect(replySubject("Printer", 7)).toBe("Re: Printer [#7]");
    expect(replySubject("AW: Re: Printer [#7]", 7)).toBe("Re: Printer [#7]");
    expect(replySubject("Re: [Ticket#7] Re: Printer", 7)).toBe("Re: Printer [#7]");
    expect(replySubject("Printer [#99]", 7)).toBe("Re: Printer [#99] [#7]");
    expect(replySubject("", 7)).toBe("Re: [#7]");
  });

  it("is at most 250 characters with the tag at its end, and one line", () => {
    const subject = replySubject(`a\r\nBcc: x@x.test\u0000 ${"😀".repeat(400)}`, 123456);
    expect(subject.length).toBeLessThanOrEqual(250);
    expect(subject).toMatch(/^Re: a Bcc: x@x\.test 😀.*… \[#123456\]$/u);
    expect(subject.isWellFormed()).toBe(true);
    expect(readSubjectNumber(subject)).toBe(123456);
  });
});
