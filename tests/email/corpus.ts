import type { ParsedMessage } from "@/lib/email/message";
import { headers, mail } from "./mail";

type Expected = Partial<Omit<ParsedMessage, "attachments" | "text" | "html">> & {
  text?: string | RegExp;
  html?: RegExp | null;
  attachments?: { filename?: string; mediaType?: string; contentId?: string | null; disposition?: string }[];
  automatic?: "bounce" | "auto-reply" | "list" | "bulk" | null;
};

export interface Sample {
  name: string;
  raw: Uint8Array;
  expected: Expected;
}

const MULTIPART = { "MIME-Version": "1.0", "Content-Type": 'multipart/mixed; boundary="b"' };
const PLAIN_UTF8 = { "Content-Type": "text/plain; charset=utf-8" };
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const base64 = (text: string, encoding: BufferEncoding = "utf8") =>
  Buffer.from(text, encoding).toString("base64");

/** Mails as real programs and real attackers write them, shortened. */
export const corpus: Sample[] = [
  {
    name: "Gmail: multipart/alternative with a quote container",
    raw: mail([
      ...headers({
        "MIME-Version": "1.0",
        References: "<a@helpdesk.test> <b@helpdesk.test>",
        "In-Reply-To": "<b@helpdesk.test>",
        "Content-Type": 'multipart/alternative; boundary="000000000000abc"',
      }),
      "",
      "--000000000000abc",
      'Content-Type: text/plain; charset="UTF-8"',
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "Danke sch=C3=B6n!",
      "",
      "On Mon, Jan 5, 2026 at 9:00 AM Support <support@helpdesk.test> wrote:",
      "> Please restart it.",
      "--000000000000abc",
      'Content-Type: text/html; charset="UTF-8"',
      "",
      '<div dir="ltr">Danke schön!</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon wrote:<br></div><blockquote class="gmail_quote">Please restart it.</blockquote></div>',
      "--000000000000abc--",
    ]),
    expected: {
      from: { name: "Jane Doe", address: "jane@customer.test" },
      messageId: "one@customer.test",
      references: ["a@helpdesk.test", "b@helpdesk.test"],
      inReplyTo: ["b@helpdesk.test"],
      text: /^Danke schön!/,
      html: /gmail_quote/,
      date: new Date("2026-01-05T09:00:00Z"),
      automatic: null,
    },
  },
  {
    name: "Outlook: windows-1252 in quoted-printable",
    raw: mail([
      ...headers({
        "Content-Type": 'text/plain; charset="Windows-1252"',
        "Content-Transfer-Encoding": "quoted-printable",
        "Thread-Topic": "Printer",
        "X-MS-Has-Attach": "",
      }),
      "",
      "It=92s =80 50=2C really",
    ]),
    expected: { text: /It’s € 50, really/, automatic: null },
  },
  {
    name: "German Outlook: subject prefix, base64 body, header block",
    raw: mail([
      ...headers({
        Subject: "=?iso-8859-1?Q?AW:_St=F6rung_im_B=FCro?=",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "base64",
      }),
      "",
      base64("Erledigt.\r\n\r\nVon: Support\r\nGesendet: Montag\r\nAn: Jane\r\nBetreff: Störung\r\n\r\nAlt"),
    ]),
    expected: { subject: "AW: Störung im Büro", text: /Von: Support\nGesendet: Montag/ },
  },
  {
    name: "Apple Mail: attachment between two text parts",
    raw: mail([
      ...headers(MULTIPART),
      "",
      "--b",
      "Content-Type: text/plain; charset=us-ascii",
      "",
      "Before",
      "--b",
      'Content-Type: application/pdf; name="Invoice.pdf"',
      'Content-Disposition: inline; filename="Invoice.pdf"',
      "Content-Transfer-Encoding: base64",
      "",
      base64("%PDF-1.4"),
      "--b",
      "Content-Type: text/plain; charset=us-ascii",
      "",
      "After",
      "--b--",
    ]),
    expected: {
      text: /Before\s+After/,
      html: null,
      attachments: [{ filename: "Invoice.pdf", mediaType: "application/pdf", disposition: "inline" }],
    },
  },
  {
    name: "inline image by cid",
    raw: mail([
      ...headers({ "MIME-Version": "1.0", "Content-Type": 'multipart/related; boundary="b"' }),
      "",
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "",
      '<p>See <img src="cid:shot@x"></p>',
      "--b",
      'Content-Type: image/png; name="shot.png"',
      "Content-ID: <shot@x>",
      "Content-Transfer-Encoding: base64",
      "",
      PNG,
      "--b--",
    ]),
    expected: {
      text: "See",
      html: /cid:shot@x/,
      attachments: [
        { filename: "shot.png", mediaType: "image/png", contentId: "shot@x", disposition: "inline" },
      ],
    },
  },
  {
    name: "HTML only: the text is made from it",
    raw: mail([
      ...headers({ "Content-Type": "text/html; charset=utf-8" }),
      "",
      '<h1>Hi</h1><p>One<br>Two &amp; <a href="https://x.test/a">here</a></p>',
    ]),
    expected: { text: "Hi\n\nOne\nTwo & here <https://x.test/a>" },
  },
  {
    name: "mailing list",
    raw: mail([
      ...headers({
        "List-Id": "Users <users.lists.test>",
        Precedence: "list",
        "List-Post": "<mailto:users@lists.test>",
      }),
      "",
      "Hi list",
    ]),
    expected: { automatic: "list" },
  },
  {
    name: "newsletter",
    raw: mail([...headers({ "List-Unsubscribe": "<https://news.test/u>" }), "", "Buy"]),
    expected: { automatic: "bulk" },
  },
  {
    name: "out of office by RFC 3834",
    raw: mail([...headers({ "Auto-Submitted": "auto-replied (vacation)", Precedence: "bulk" }), "", "Away"]),
    expected: { automatic: "auto-reply" },
  },
  {
    name: "out of office by Exchange, header only",
    raw: mail([
      ...headers({ Subject: "Automatische Antwort: Printer", "X-Auto-Response-Suppress": "All" }),
      "",
      "Bin im Urlaub",
    ]),
    expected: { automatic: "bulk", subject: "Automatische Antwort: Printer" },
  },
  {
    name: "out of office, told by its subject alone",
    raw: mail([...headers({ Subject: "=?utf-8?Q?R=C3=A9ponse_automatique?= : Printer" }), "", "Absent"]),
    expected: { automatic: "auto-reply" },
  },
  {
    name: "Auto-Submitted: no is a person",
    raw: mail([...headers({ "Auto-Submitted": "no" }), "", "Hello"]),
    expected: { automatic: null },
  },
  {
    name: "bounce: delivery status notification",
    raw: mail([
      ...headers({
        From: "Mail Delivery System <MAILER-DAEMON@mx.test>",
        "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
        "Auto-Submitted": "auto-replied",
      }),
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Your mail could not be delivered.",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.test",
      "",
      "Final-Recipient: rfc822; Gone@Customer.test",
      "Action: failed",
      "Status: 5.1.1",
      "Diagnostic-Code: smtp; 550 5.1.1 no such",
      " user",
      "--b",
      "Content-Type: message/rfc822",
      "",
      "Message-ID: <sent-by-us@helpdesk.test>",
      "Subject: Re: Printer",
      "",
      "original",
      "--b--",
    ]),
    expected: {
      automatic: "bounce",
      text: /could not be delivered/,
      attachments: [
        { filename: "attachment-1.txt", mediaType: "message/delivery-status" },
        { filename: "Re: Printer.eml".replace(":", "_"), mediaType: "message/rfc822" },
      ],
    },
  },
  {
    name: "bounce of an old server: no report, From without address",
    raw: mail([...headers({ From: "MAILER-DAEMON", "Message-ID": null, Date: null }), "", "User unknown"]),
    expected: { from: null, messageId: null, date: null, automatic: "bounce" },
  },
  {
    name: "no Message-ID, no Date, no To, no Subject",
    raw: mail(["From: jane@customer.test", "", "Hi"]),
    expected: { messageId: null, date: null, to: [], subject: "", text: "Hi" },
  },
  {
    name: "charset ISO-8859-15 with the euro sign",
    raw: mail(
      [...headers({ "Content-Type": "text/plain; charset=ISO-8859-15" }), "", "50 \xa4 f\xfcr alle"],
      "latin1",
    ),
    expected: { text: "50 € für alle" },
  },
  {
    name: "a charset that does not exist",
    raw: mail([...headers({ "Content-Type": "text/plain; charset=klingon-1" }), "", "na\xefve"], "latin1"),
    expected: { text: "naïve" },
  },
  {
    name: "UTF-8 announced, Latin-1 sent",
    raw: mail([...headers(PLAIN_UTF8), "", "f\xfcr"], "latin1"),
    expected: { text: "f\ufffdr" },
  },
  {
    name: "UTF-16 body in base64",
    raw: mail([
      ...headers({ "Content-Type": "text/plain; charset=utf-16le", "Content-Transfer-Encoding": "base64" }),
      "",
      base64("Grüße", "utf16le"),
    ]),
    expected: { text: "Grüße" },
  },
  {
    name: "base64 with garbage in it",
    raw: mail([
      ...headers({ "Content-Type": "text/plain; charset=utf-8", "Content-Transfer-Encoding": "base64" }),
      "",
      "SGVs*bG8g!!d29y",
      "~~bGQ=",
      "-- scanned by AntiVirus --",
    ]),
    expected: { text: /^Hello world/ },
  },
  {
    name: "winmail.dat",
    raw: mail([
      ...headers(MULTIPART),
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "See attached",
      "--b",
      'Content-Type: application/ms-tnef; name="winmail.dat"',
      'Content-Disposition: attachment; filename="winmail.dat"',
      "Content-Transfer-Encoding: base64",
      "",
      "eJ8+IgAA",
      "--b--",
    ]),
    expected: { attachments: [{ filename: "winmail.dat", mediaType: "application/ms-tnef" }] },
  },
  {
    name: "Japanese subject in ISO-2022-JP",
    raw: mail([...headers({ Subject: "=?ISO-2022-JP?B?GyRCJUYlOSVIGyhC?=" }), "", "x"]),
    expected: { subject: "テスト" },
  },
  {
    name: "Chinese subject in GB2312, folded over two encoded words",
    raw: mail([...headers({ Subject: "=?GB2312?B?suLK1A==?=\r\n =?GB2312?B?08q8/g==?=" }), "", "x"]),
    expected: { subject: "测试邮件" },
  },
  {
    name: "UTF-8 character split between two encoded words",
    raw: mail([...headers({ Subject: "=?utf-8?B?w6TD?= =?utf-8?B?tg==?=" }), "", "x"]),
    expected: { subject: "äö" },
  },
  {
    name: "raw UTF-8 headers",
    raw: mail([...headers({ From: "Jürgen Müller <j@customer.test>", Subject: "Störung" }), "", "x"]),
    expected: { subject: "Störung", from: { name: "Jürgen Müller", address: "j@customer.test" } },
  },
  {
    name: "raw Latin-1 headers",
    raw: mail(
      [...headers({ From: "J\xfcrgen <j@customer.test>", Subject: "St\xf6rung" }), "", "x"],
      "latin1",
    ),
    expected: { subject: "Störung", from: { name: "Jürgen", address: "j@customer.test" } },
  },
  {
    name: "Hebrew, with the reading direction overridden in a file name",
    raw: mail([
      ...headers({ ...MULTIPART, Subject: "=?utf-8?B?16nXnNeV150=?=" }),
      "",
      "--b",
      "Content-Type: text/plain; charset=utf-8",
      "",
      "שלום",
      "--b",
      "Content-Type: application/octet-stream",
      `Content-Disposition: attachment; filename*=utf-8''invoice%E2%80%AEfdp.exe`,
      "",
      "MZ",
      "--b--",
    ]),
    expected: { subject: "שלום", text: "שלום", attachments: [{ filename: "invoicefdp.exe" }] },
  },
  {
    name: "attached mail keeps its words to itself",
    raw: mail([
      ...headers(MULTIPART),
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Look at this",
      "--b",
      "Content-Type: message/rfc822",
      "",
      "From: boss@customer.test",
      "Subject: =?utf-8?Q?K=C3=BCndigung?=",
      'Content-Type: multipart/mixed; boundary="c"',
      "",
      "--c",
      "Content-Type: text/plain",
      "",
      "You are fired",
      "--c",
      'Content-Disposition: attachment; filename="inner.txt"',
      "",
      "inner",
      "--c--",
      "--b--",
    ]),
    expected: {
      text: "Look at this",
      attachments: [{ filename: "Kündigung.eml", mediaType: "message/rfc822" }],
    },
  },
  {
    name: "header injection through an encoded word",
    raw: mail([
      ...headers({
        Subject: "=?utf-8?Q?Hello=0D=0ABcc:_victim@x.test?=",
        From: "=?utf-8?Q?Jane=0D=0AReply-To=3A_evil=40x=2Etest?= <jane@customer.test>",
      }),
      "",
      "x",
    ]),
    expected: {
      subject: "Hello Bcc: victim@x.test",
      from: { name: "Jane Reply-To: evil@x.test", address: "jane@customer.test" },
      replyTo: [],
    },
  },
  {
    name: "header injection through a file name, and a path",
    raw: mail([
      ...headers(MULTIPART),
      "",
      "--b",
      "Content-Type: text/html",
      "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fetc%2Fa%0D%0AX%3A%201%22.html",
      "",
      "<b>x</b>",
      "--b--",
    ]),
    expected: { text: "", attachments: [{ filename: "a X_ 1_.html", mediaType: "text/html" }] },
  },
  {
    name: "NUL characters everywhere",
    raw: mail([...headers({ Subject: "a\u0000b", From: '"J\u0000" <j@customer.test>' }), "", "one\u0000two"]),
    expected: { subject: "a b", text: "onetwo" },
  },
  {
    name: "two From headers: the first, as programs show it",
    raw: mail(["From: real@customer.test", ...headers({ From: "fake@customer.test" }), "", "x"]),
    expected: { from: { name: "", address: "real@customer.test" } },
  },
  {
    name: "two addresses in From",
    raw: mail([...headers({ From: "a@customer.test, b@customer.test" }), "", "x"]),
    expected: { from: { name: "", address: "a@customer.test" } },
  },
  {
    name: "address groups, comments, quoted commas, duplicates",
    raw: mail([
      ...headers({
        To: 'Team: a@x.test, "Doe, Jane" <B@X.test>; , c@x.test (comment)',
        Cc: "a@x.test, A@x.test, broken@, @broken, <>",
      }),
      "",
      "x",
    ]),
    expected: {
      to: [
        { name: "", address: "a@x.test" },
        { name: "Doe, Jane", address: "b@x.test" },
        { name: "comment", address: "c@x.test" },
      ],
      cc: [{ name: "", address: "a@x.test" }],
    },
  },
  {
    name: "undisclosed recipients",
    raw: mail([...headers({ To: "undisclosed-recipients:;" }), "", "x"]),
    expected: { to: [] },
  },
  {
    name: "a domain in Unicode",
    raw: mail([...headers({ From: "Jürgen <info@Müller.test>" }), "", "x"]),
    expected: { from: { name: "Jürgen", address: "info@xn--mller-kva.test" } },
  },
  {
    name: "Message-ID without brackets, In-Reply-To with words",
    raw: mail([
      ...headers({
        "Message-ID": "bare@x.test",
        "In-Reply-To": 'Message from "x@y.test" of Monday <real@x.test>',
      }),
      "",
      "x",
    ]),
    expected: { messageId: "bare@x.test", inReplyTo: ["real@x.test"] },
  },
  {
    name: "References folded, glued together, repeated",
    raw: mail([...headers({ References: "<a@x>\r\n\t<b@x><c@x>,<a@x>" }), "", "x"]),
    expected: { references: ["a@x", "b@x", "c@x"] },
  },
  {
    name: "a date without zone, and one with an unknown zone",
    raw: mail([...headers({ Date: "Mon, 5 Jan 2026 10:00:00 CEST (summer)" }), "", "x"]),
    expected: { date: new Date("2026-01-05T10:00:00Z") },
  },
  {
    name: "an impossible date",
    raw: mail([...headers({ Date: "Mon, 45 Foo 99999 10:00" }), "", "x"]),
    expected: { date: null },
  },
  {
    name: "line feeds only",
    raw: Buffer.from("From: jane@customer.test\nSubject: Unix\n\nHello\nthere\n"),
    expected: { subject: "Unix", text: /^Hello\nthere/ },
  },
  {
    name: "mbox line and junk before the headers",
    raw: mail(["From jane@customer.test Mon Jan  5 10:00:00 2026", ...headers(), "", "x"]),
    expected: { from: { name: "Jane Doe", address: "jane@customer.test" } },
  },
  {
    name: "a multipart whose boundary never comes",
    raw: mail([...headers(MULTIPART), "", "--b", "Content-Type: text/plain", "", "unfinished"]),
    expected: { text: "unfinished" },
  },
  {
    name: "format=flowed is joined",
    raw: mail([
      ...headers({ "Content-Type": "text/plain; charset=utf-8; format=flowed" }),
      "",
      "one ",
      "two",
      "three",
    ]),
    expected: { text: /one two\nthree/ },
  },
  {
    name: "calendar invitation",
    raw: mail([
      ...headers({ "Content-Type": 'multipart/alternative; boundary="b"' }),
      "",
      "--b",
      "Content-Type: text/plain",
      "",
      "Meeting",
      "--b",
      "Content-Type: text/calendar; method=REQUEST",
      "",
      "BEGIN:VCALENDAR",
      "END:VCALENDAR",
      "--b--",
    ]),
    expected: {
      text: "Meeting",
      attachments: [{ filename: "attachment-1.ics", mediaType: "text/calendar" }],
    },
  },
  {
    name: "a media type that is none, an empty file name",
    raw: mail([
      ...headers(MULTIPART),
      "",
      "--b",
      'Content-Type: "/../evil"; x',
      'Content-Disposition: attachment; filename="..."',
      "",
      "x",
      "--b--",
    ]),
    expected: { attachments: [{ filename: "attachment-1", mediaType: "application/octet-stream" }] },
  },
];
