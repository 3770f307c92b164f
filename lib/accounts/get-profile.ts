import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Theme } from "@/db/enums";
import { prepared } from "@/db/prepared";
import { userEmails, users, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";

/** What stands around every page of a person: one's own address, and where one works. */
export async function pageFrame(actor: Actor): Promise<{ address: string; workspaceName: string }> {
  const [row] = await frameQuery().execute({ userId: actor.id });
  return { address: row?.address ?? "", workspaceName: row?.workspaceName ?? "" };
}

const frameQuery = prepared((database) =>
  database
    .select({ address: userEmails.address, workspaceName: workspace.name })
    .from(users)
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(workspace, sql`true`)
    .where(eq(users.id, sql.placeholder("userId")))
    .prepare("page frame"),
);

/** How the person behind an address wants the screens: asked once, at sign-in, and kept in cookies from then on. */
export async function preferencesOf(
  address: string,
): Promise<{ theme: Theme; locale: string | null } | null> {
  const [row] = await db()
    .select({ theme: users.theme, locale: users.locale })
    .from(users)
    .innerJoin(userEmails, eq(userEmails.userId, users.id))
    .where(eq(userEmails.address, address.trim().toLowerCase()));
  return row ?? null;
}
