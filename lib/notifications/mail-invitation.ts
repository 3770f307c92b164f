import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitations, links, roles, users } from "@/db/schema";
import { createLink, revokeLinks } from "@/lib/accounts/links";
import { isOpenInvitation } from "@/lib/accounts/open-invitation";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { formatMoment } from "@/lib/i18n/time";
import { mailColleague } from "./mail-colleague";

/** Listener: mails an invitation with a new link, in the workspace's language; the link before it dies. */
export async function mailInvitation(tx: Tx, actor: Actor, now: Date, event: HeardEvent): Promise<void> {
  const invitation = await lockInvitation(tx, event.subjectId);
  if (!invitation || invitation.expiresAt <= now) return;
  const { id, expiresAt, name, role, invitedBy } = invitation;
  await revokeLinks(tx, eq(links.invitationId, id), now);
  const token = await createLink(tx, { purpose: "invitation", invitationId: id, expiresAt }, now);
  const locale = toLocale(actor.locale);
  const words = (await loadMessages(locale)).mail.invitation;
  const until = formatMoment(expiresAt, actor.timeZone, locale);
  await mailColleague(
    tx,
    {
      purpose: "link",
      to: { name, address: invitation.address },
      locale,
      words: (workspace) => ({
        subject: fillMessage(words.subject, { workspace }, locale),
        paragraphs: [
          fillMessage(words.text, { name: invitedBy, workspace, role }, locale),
          fillMessage(words.valid, { until }, locale),
        ],
        footnote: words.notYou,
      }),
      link: { label: words.open, url: new URL(`/invitations/${token}`, env().APP_URL).href },
    },
    now,
  );
}

/** As who withdraws or accepts it does: the invitation before its links. */
async function lockInvitation(tx: Tx, id: number) {
  const { address, name, expiresAt } = invitations;
  const [row] = await tx
    .select({ id: invitations.id, address, name, expiresAt, role: roles.name, invitedBy: users.name })
    .from(invitations)
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .innerJoin(users, eq(users.id, invitations.invitedById))
    .where(and(eq(invitations.id, id), isOpenInvitation))
    .for("update", { of: invitations });
  return row;
}
