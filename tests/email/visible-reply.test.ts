import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { visibleHtml } from "@/lib/email/visible-html";
import { visibleReply } from "@/lib/email/visible-reply";

const lines = (...parts: string[]) => parts.join("\n");

describe("the visible part of a text reply", () => {
  it.each([
    "On Mon, Jan 5, 2026 at 9:00 AM Support <support@x.test> wrote:",
    "Am 05.01.2026 um 09:00 schrieb Support <support@x.test>:",
    "Am Mo., 5. Jan. 2026 um 09:00 Uhr schrieb Support:",
    "Support <support@x.test> schrieb am Mo. 5. Jan. 2026:",
    "Le lun. 5 janv. 2026 à 09:00, Support <support@x.test> a écrit :",
    "El lun, 5 ene 2026 a las 9:00, Support (<support@x.test>) escribió:",
    "Em seg., 5 de jan. de 2026 às 09:00, Support <support@x.test> escreveu:",
    "Il giorno lun 5 gen 2026 alle ore 09:00 Support ha scritto:",
    "Op ma 5 jan 2026 om 09:00 schreef Support <support@x.test>:",
    "Den man. 5. jan. 2026 kl. 09.00 skrev Support <support@x.test>:",
    "W dniu 05.01.2026 o 09:00, Support pisze:",
    "pon., 5 sty 2026 o 09:00 Support <support@x.test> napisał(a):",
    "ma 5. tammik. 2026 klo 9.00 Support (support@x.test) kirjoitti:",
    "пн, 5 янв. 2026 г. в 09:00, Support <support@x.test> написал:",
    "2026年1月5日(月) 9:00 Support <support@x.test>:",
    "在 2026年1月5日，Support 写道：",
  ])("ends above %j", (attribution) => {
    const { visible, quoted } = visibleReply(
      lines("Thanks!", "", attribution, "> Please restart.", "> ", "> Bye"),
    );
    expect(visible).toBe("Thanks!");
    expect(quoted).toBe(lines(attribution, "> Please restart.", "> ", "> Bye"));
  });

  it("finds an attribution that is wrapped over lines", () => {
    const text = lines(
      "Yes",
      "",
      "On Mon, Jan 5, 2026 at 9:00 AM Some Very Long Name",
      "<support@x.test>",
      "wrote:",
      "",
      "> q",
    );
    expect(visibleReply(text).visible).toBe("Yes");
  });

  it.each([
    ["-----Original Message-----", "From: a"],
    ["-----Ursprüngliche Nachricht-----", "x"],
    ["________________________________", "From: Support", "Sent: Monday", "To: Jane", "Subject: x"],
    ["Von: Support", "Gesendet: Montag, 5. Januar 2026", "An: Jane", "Betreff: Drucker"],
    ["*From:* Support", "*Sent:* Monday", "*To:* Jane"],
    ["De : Support", "Envoyé : lundi", "À : Jane", "Objet : x"],
    ["##- Bitte oberhalb dieser Zeile antworten -##", "Alt"],
  ])("ends above the history of Outlook and of our own: %s", (...history) => {
    const { visible, quoted } = visibleReply(lines("Done", "", ...history, "", "old text"));
    expect(visible).toBe("Done");
    expect(quoted).toContain("old text");
  });

  it("puts the signature aside", () => {
    expect(visibleReply(lines("Hi", "", "-- ", "Jane", "Sales"))).toEqual({
      visible: "Hi",
      quoted: "-- \nJane\nSales",
    });
    expect(visibleReply(lines("Hi", "--", "Jane")).visible).toBe("Hi");
    const table = lines("Hi", "--", ...Array.from({ length: 20 }, (_, i) => `row ${i}`));
    expect(visibleReply(table)).toEqual({ visible: table, quoted: null });
  });

  it("puts trailing quotes without attribution aside", () => {
    expect(visibleReply(lines("Yes", "> a", "> b", ""))).toEqual({ visible: "Yes", quoted: "> a\n> b" });
  });

  it("reads a reply below the history", () => {
    const text = lines(
      "On Mon, Jan 5, 2026 Support wrote:",
      "> Please restart.",
      "> Bye",
      "",
      "I did, no change.",
    );
    expect(visibleReply(text)).toEqual({
      visible: "I did, no change.",
      quoted: "On Mon, Jan 5, 2026 Support wrote:\n> Please restart.\n> Bye",
    });
  });

  it("keeps the quotes where the answers stand between them", () => {
    const text = lines(
      "On Mon, Jan 5, 2026 Support wrote:",
      "> Which model?",
      "X200",
      "> Which floor?",
      "Third",
    );
    expect(visibleReply(text)).toEqual({ visible: text, quoted: null });
  });

  it.each([
    ["a plain mail", lines("Hello", "", "the printer burns")],
    ["a sentence that looks like an attribution", lines("On the phone you wrote:", "nothing at all")],
    ["a sentence with a date", lines("On 5 January I wrote:", "please help")],
    ["a quote alone", lines("> only", "> quoted")],
    ["a form", lines("From: Berlin", "I need a ticket", "To: Paris")],
    [
      "a forward",
      lines(
        "FYI",
        "---------- Forwarded message ---------",
        "From: a <a@x.test>",
        "Date: Mon",
        "Subject: y",
        "",
        "b",
      ),
    ],
    ["nothing", ""],
  ])("leaves %s alone", (_name, text) => {
    expect(visibleReply(text)).toEqual({ visible: text, quoted: null });
  });

  const line = fc.oneof(
    fc.constantFrom(
      "",
      " ",
      "> q",
      ">> q",
      "-- ",
      "--",
      "On Mon, Jan 5, 2026 A <a@x.test> wrote:",
      "-----Original Message-----",
      "From: a",
      "Sent: b",
      "To: c",
      "##- x -##",
      "Begin forwarded message:",
      "____________________",
      "hello",
    ),
    fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, "")),
  );
  const words = (text: string) =>
    text
      .split("\n")
      .map((part) => part.trimEnd())
      .filter(Boolean)
      .sort();

  it("loses no line", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (parts) => {
        const text = parts.join("\n");
        const { visible, quoted } = visibleReply(text);
        expect(words(`${visible}\n${quoted ?? ""}`)).toEqual(words(text));
        if (text.trim() !== "") expect(visible.trim()).not.toBe("");
      }),
      { numRuns: 3000 },
    );
  });

  it("is quick on hostile text", () => {
    const started = performance.now();
    visibleReply("On 1 schrieb am schrieb am schrieb am <a@x.test> wrote hat am :\n".repeat(15_000));
    visibleReply(`${"_".repeat(30)}\n\n`.repeat(9000));
    visibleReply("on ".repeat(333_000));
    visibleReply(">\n".repeat(19_000));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe("the visible part of an HTML reply", () => {
  const split = (html: string) => visibleHtml(sanitizeHtml(html).html);

  it.each([
    [
      "Gmail",
      '<div class="gmail_quote gmail_quote_container"><div class="gmail_attr">On Mon wrote:</div><blockquote class="gmail_quote">old</blockquote></div>',
    ],
    [
      "old Gmail",
      '<div class="gmail_quote">On Mon wrote:<blockquote class="gmail_quote">old</blockquote></div>',
    ],
    ["Apple Mail", '<div><br><blockquote type="cite"><div>On Mon wrote:</div>old</blockquote></div><br>'],
    [
      "Thunderbird",
      '<div class="moz-cite-prefix">Am Montag schrieb A:<br></div><blockquote type="cite">old</blockquote>',
    ],
    [
      "Outlook on the web",
      '<div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> A</div><div>old</div>',
    ],
    ["Outlook through Outlook", '<div id="x_divRplyFwdMsg"><b>Von:</b> A</div><div>old</div>'],
    [
      "Outlook for Windows",
      '<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> A</p></div></div><p>old</p>',
    ],
    ["Yahoo", '<div id="ydp1yahoo_quoted_12" class="yahoo_quoted">old</div>'],
    ["Proton", '<div class="protonmail_quote">old</div>'],
    ["web.de", '<div name="quote" style="margin:10px">old</div>'],
    [
      "ourselves",
      '<div class="helpdesk-quote"><p>On Monday</p><blockquote type="cite">old</blockquote></div>',
    ],
  ])("ends above the history of %s", (_name, history) => {
    const { visible, quoted } = split(`<div><p>New <b>words</b></p>${history}</div>`);
    expect(visible).toContain("New <b>words</b>");
    expect(visible).not.toContain("old");
    expect(quoted).toContain("old");
    expect(quoted).not.toContain("New");
  });

  it("leaves both halves well-formed", () => {
    const { visible, quoted } = split(
      '<div style="color:red"><p>a</p><blockquote type="cite">old</blockquote></div>',
    );
    expect(visible).toBe('<div style="color:red"><p>a</p></div>');
    expect(quoted).toBe('<div style="color:red"><blockquote data-quote="block">old</blockquote></div>');
  });

  it.each([
    ["an answer below the quote", '<blockquote type="cite">old</blockquote><p>new</p>'],
    [
      "answers between quotes",
      '<p>Hi</p><blockquote type="cite">q1</blockquote><p>a1</p><blockquote type="cite">q2</blockquote><p>a2</p>',
    ],
    [
      "answers inside Gmail's container",
      '<div>Hi</div><div class="gmail_quote"><div class="gmail_attr">On Mon:</div><blockquote class="gmail_quote">q1</blockquote><div>a1</div></div>',
    ],
    [
      "a forward in Gmail",
      '<div>FYI</div><div class="gmail_quote"><div class="gmail_attr">Forwarded message</div><p>read this</p></div>',
    ],
    ["a quote alone", '<blockquote type="cite">old</blockquote>'],
    ["an indented paragraph", "<p>a</p><blockquote>b</blockquote>"],
    ["nothing", ""],
  ])("shows all of %s", (_name, html) => {
    expect(split(html)).toEqual({ visible: sanitizeHtml(html).html, quoted: null });
  });

  it("keeps the trailing quote apart when the answers end above it", () => {
    const { visible, quoted } = split(
      '<blockquote type="cite">q1</blockquote><p>a1</p><blockquote type="cite">q2</blockquote><p>&nbsp;</p>',
    );
    expect(visible).toContain("a1");
    expect(quoted).toContain("q2");
  });

  it("takes a screenshot above the quote for a reply", () => {
    expect(split('<img src="cid:a"><blockquote type="cite">old</blockquote>').quoted).toContain("old");
  });

  const piece = fc.constantFrom(
    "<p>a</p>",
    "b",
    "<div>",
    "</div>",
    '<div class="gmail_quote">',
    '<blockquote type="cite">',
    "</blockquote>",
    "<br>",
    '<div id="divRplyFwdMsg">',
    '<div class="gmail_attr">x</div>',
    "<table><tr><td>",
    "</td></tr></table>",
    "&lt;c&gt;",
  );
  const text = (html: string) => html.replace(/<[^>]*>/g, "").replace(/\s/g, "");

  it("loses no text and is well-formed, whatever the nesting", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (parts) => {
        const html = sanitizeHtml(parts.join("")).html;
        const { visible, quoted } = visibleHtml(html);
        expect(text(visible) + text(quoted ?? "")).toBe(text(html));
        expect(sanitizeHtml(visible).html.replace(/ data-quote="\w+"/g, "")).toBe(
          visible.replace(/ data-quote="\w+"/g, ""),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
