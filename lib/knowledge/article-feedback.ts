import { and, desc, eq, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articleFeedback } from "@/db/schema";
import type { ReaderComment, Votes } from "./view-types";

const shownComments = 20;

/** How many visitors said that an article helped them, of how many. */
export async function countVotes(articleId: number): Promise<Votes> {
  const [row] = await db()
    .select({
      yes: sql<number>`(count(*) filter (where ${articleFeedback.helpful}))::int`,
      all: sql<number>`count(*)::int`,
    })
    .from(articleFeedback)
    .where(eq(articleFeedback.articleId, articleId));
  return row ?? { yes: 0, all: 0 };
}

/** What visitors missed in an article, newest first: for its writers. */
export async function listComments(articleId: number): Promise<ReaderComment[]> {
  const rows = await db()
    .select({ comment: articleFeedback.comment, at: articleFeedback.createdAt })
    .from(articleFeedback)
    .where(and(eq(articleFeedback.articleId, articleId), isNotNull(articleFeedback.comment)))
    .orderBy(desc(articleFeedback.createdAt), desc(articleFeedback.visitorHash))
    .limit(literalLimit(shownComments));
  return rows.map(({ comment, at }) => ({ comment: comment ?? "", at: at.toISOString() }));
}
