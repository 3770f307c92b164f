import { Resolver } from "node:dns/promises";
import { createTransport } from "nodemailer";
import { env } from "@/lib/core/env";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const patienceMs = 6_000;
const resolver = new Resolver({ timeout: 2_000, tries: 2 });
/** Names that lead nowhere by agreement (RFC 2606, RFC 6761). */
const nowhere = /(^|\.)(test|example|invalid|localhost|local|example\.(com|net|org))$/;

/** Whether mail can leave, and what DNS tells the world about the domains of our mailboxes. */
export async function examineMail(): Promise<Finding[]> {
  return [await transportOf(), ...(await domainsOf())];
}

async function transportOf(): Promise<Finding> {
  const { EMAIL_TRANSPORT, SMTP_URL } = env();
  if (EMAIL_TRANSPORT === "console") return warning("mailOut", "nothingLeaves", "chooseTransport");
  if (EMAIL_TRANSPORT === "resend") return ok("mailOut", "byResend");
  const { host } = new URL(SMTP_URL ?? "");
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
  });
  try {
    await transport.verify();
    return ok("mailOut", "takesMail", { host });
  } catch (error) {
    return fault("mailOut", "refusesMail", "correctSmtp", { host, reason: reasonOf(error) });
  } finally {
    transport.close();
  }
}

async function domainsOf(): Promise<Finding[]> {
  try {
    const all = (await ourMailboxes()).map(({ address }) => address.split("@")[1] ?? "");
    const domains = [...new Set(all)].filter((domain) => !nowhere.test(domain));
    if (all.length === 0) return [warning("mailboxes", "noMailbox", "addMailbox")];
    return [
      ok("mailboxes", "mailboxes", { count: all.length }),
      ...(await Promise.all(domains.map(domainOf))).flat(),
    ];
  } catch (error) {
    return [fault("mailboxes", "failed", "seeDatabase", { reason: reasonOf(error) })];
  }
}

async function domainOf(domain: string): Promise<Finding[]> {
  const [mx, spf, dmarc] = await Promise.all([
    resolver.resolveMx(domain).catch(() => []),
    textAt(domain, "v=spf1"),
    textAt(`_dmarc.${domain}`, "v=DMARC1"),
  ]);
  const findings: Finding[] = [];
  if (mx.length === 0) findings.push(warning("dns", "noMx", "addMx", { domain }));
  if (!spf) findings.push(warning("dns", "noSpf", "addSpf", { domain }));
  if (!dmarc) findings.push(warning("dns", "noDmarc", "addDmarc", { domain }));
  return findings.length > 0 ? findings : [ok("dns", "dnsComplete", { domain })];
}

async function textAt(name: string, beginning: string): Promise<boolean> {
  const records = await resolver.resolveTxt(name).catch(() => []);
  return records.some((parts) => parts.join("").startsWith(beginning));
}
