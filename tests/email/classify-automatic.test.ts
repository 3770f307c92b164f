import { describe, expect, it } from "vitest";
import { classifyAutomatic } from "@/lib/email/classify-automatic";
import { parseMessage } from "@/lib/email/parse-message";
import { plainMail } from "./mail";

const classify = async (
  headers: Record<string, string | null>,
  from: string | null = "jane@customer.test",
  own: string[] = [],
) => classifyAutomatic(await parseMessage(plainMail(headers)), { from }, own);

describe("automatic mail", () => {
  it.each([
    [{ "Auto-Submitted": "auto-generated" }, "bulk"],
    [{ "Auto-Submitted": "auto-replied; owner-email=x" }, "auto-reply"],
    [{ "Auto-Submitted": "AUTO-NOTIFIED" }, "auto-reply"],
    [{ Precedence: "bulk" }, "bulk"],
    [{ Precedence: "junk" }, "bulk"],
    [{ Precedence: "list" }, "list"],
    [{ Precedence: "auto_reply" }, "auto-reply"],
    [{ "List-Id": "<x.lists.test>" }, "list"],
    [{ "X-Autoreply": "yes" }, "auto-reply"],
    [{ "X-Autorespond": "Away" }, "auto-reply"],
    [{ "X-Autoresponse": "1" }, "auto-reply"],
    [{ "X-Loop": "support@helpdesk.test" }, "auto-reply"],
    [{ "X-Auto-Response-Suppress": "DR, OOF, AutoReply" }, "bulk"],
    [{ "X-MS-Exchange-Generated-Message-Source": "Mailbox Rules Agent" }, "auto-reply"],
    [{ "Content-Type": 'multipart/report; boundary="b"; report-type="delivery-status"' }, "bounce"],
    [{ "Content-Type": "multipart/report; report-type=disposition-notification; boundary=b" }, "auto-reply"],
    [{ "X-Failed-Recipients": "a@x.test" }, "bounce"],
    [{ From: "MAILER-DAEMON@mx.test" }, "bounce"],
    [{ From: "postmaster@mx.test" }, "bounce"],
    [{ From: "no-reply@shop.test" }, "bulk"],
    [{ From: "noreply+abc@shop.test" }, "bulk"],
    [{ From: "do-not-reply@shop.test" }, "bulk"],
    [{ Subject: "Out of Office: Printer" }, "auto-reply"],
    [{ Subject: "Automatic reply: Printer" }, "auto-reply"],
  ])("%j is %s", async (headers, kind) => {
    const found = await classify(headers);
    expect(found).toMatchObject({ automatic: true, kind });
    expect(found.reason).toBeTruthy();
  });

  it.each([
    [{}],
    [{ "Auto-Submitted": "no" }],
    [{ "Auto-Submitted": "No (comment)" }],
    [{ Precedence: "normal" }],
    [{ "X-Autoreply": "no" }],
    [{ "X-Auto-Response-Suppress": "DR" }],
    [{ Subject: "Out of office chairs" }],
    [{ From: "noreplyson@customer.test" }],
    [{ "Content-Type": "text/plain; charset=utf-8" }],
  ])("%j is a person", async (headers) => {
    expect(await classify(headers)).toEqual({ automatic: false, kind: null, reason: null });
  });

  it("knows the null return path, from the envelope or from the header when there is no envelope", async () => {
    expect(await classify({}, "")).toMatchObject({ kind: "auto-reply", reason: "null return path" });
    expect(await classify({}, "<>")).toMatchObject({ kind: "auto-reply" });
    expect(await classify({ "Return-Path": "<>" }, null)).toMatchObject({ kind: "auto-reply" });
    expect(await classify({ "Return-Path": "<jane@customer.test>" }, null)).toMatchObject({
      automatic: false,
    });
    expect(await classify({}, null)).toMatchObject({ automatic: false });
  });

  it("takes a mail through a group that is our own mailbox for what it is", async () => {
    const group = {
      Precedence: "list",
      "List-Id": "<support.company.test>",
      "List-Post": "<mailto:support@company.test>",
      "List-Unsubscribe": "<mailto:x@company.test>",
    };
    expect(await classify(group)).toMatchObject({ kind: "list" });
    expect(await classify(group, "jane@customer.test", ["support@company.test"])).toMatchObject({
      automatic: false,
    });
    expect(
      await classify({ ...group, "Auto-Submitted": "auto-replied" }, "", ["support@company.test"]),
    ).toMatchObject({
      kind: "auto-reply",
    });
  });

  it("calls a bounce with list headers a bounce", async () => {
    expect(await classify({ "List-Id": "<x>", "X-Failed-Recipients": "a@x.test" })).toMatchObject({
      kind: "bounce",
    });
  });
});
