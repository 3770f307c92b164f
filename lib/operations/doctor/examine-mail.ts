import { resolveMx, resolveTxt } from "node:dns/promises";
import { createTransport } from "nodemailer";
import { env } from "@/lib/core/env";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const patienceMs = 10_000;
/** Names that lead nowhere by agreement (RFC 2606, RFC 6761). */
const nowhere = /(^|\.)(test|example|invalid|localhost|local|example\.(com|net|org))$/;

/** Whether mail can leave, and what DNS tells the world about the domains of our mailboxes. */
export async function examineMail(): Promise<Finding[]> {
  return [await transportOf(), ...(await domainsOf())];
}

async function transportOf(): Promise<Finding> {
  const { EMAIL_TRANSPORT, SMTP_URL } = env();
  if (EMAIL_TRANSPORT === "console")
    return warning("mail out", "nothing leaves: EMAIL_TRANSPORT is console", "Set it to smtp or resend.");
  if (EMAIL_TRANSPORT === "resend") return ok("mail out", "by Resend");
  const { host } = new URL(SMTP_URL ?? "");
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
  });
  try {
    await transport.verify();
    return ok("mail out", `${host} takes mail from us`);
  } catch (error) {
    return fault("mail out", `${host}: ${reasonOf(error)}`, "Correct SMTP_URL: host, port, user, password.");
  } finally {
    transport.close();
  }
}

async function domainsOf(): Promise<Finding[]> {
  try {
    const all = (await ourMailboxes()).map(({ address }) => address.split("@")[1] ?? "");
    const domains = [...new Set(all)].filter((domain) => !nowhere.test(domain));
    if (all.length === 0)
      return [
        warning("mailboxes", "there is none", "Add one under Settings, Mailboxes, or finish the set-up."),
      ];
    return [ok("mailboxes", `${all.length} addresses`), ...(await Promise.all(domains.map(domainOf))).flat()];
  } catch (error) {
    return [fault("mailboxes", reasonOf(error), "See database.")];
  }
}

async function domainOf(domain: string): Promise<Finding[]> {
  const part = `DNS of ${domain}`;
  const [mx, spf, dmarc] = await Promise.all([
    resolveMx(domain).catch(() => []),
    textAt(domain, "v=spf1"),
    textAt(`_dmarc.${domain}`, "v=DMARC1"),
  ]);
  const findings: Finding[] = [];
  if (mx.length === 0)
    findings.push(warning(part, "no MX record", "Without one no mail comes in: add it, or forward mail."));
  if (!spf)
    findings.push(warning(part, "no SPF record", "Add a TXT record v=spf1 that names who sends for it."));
  if (!dmarc)
    findings.push(warning(part, "no DMARC record", `Add a TXT record at _dmarc.${domain}: v=DMARC1; p=none`));
  return findings.length > 0 ? findings : [ok(part, "MX, SPF and DMARC are there")];
}

async function textAt(name: string, beginning: string): Promise<boolean> {
  const records = await resolveTxt(name).catch(() => []);
  return records.some((parts) => parts.join("").startsWith(beginning));
}
