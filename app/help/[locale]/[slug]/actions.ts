"use server";

import { headers } from "next/headers";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { hashToken } from "@/lib/core/ids";
import { rateArticleForm } from "@/lib/knowledge/inputs";
import { rateArticle } from "@/lib/knowledge/rate-article";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { formAction } from "@/lib/web/action";
import { clientNetwork } from "@/lib/web/client-network";
import { visitorToken } from "@/lib/web/help-page";

const answers = { name: "rate-article", points: 60, seconds: 3600 };

// Nobody need be signed in to read: the answer is the system's record of a visitor whom it knows by a token only.
export const rate = formAction(rateArticleForm, ["helpful", "comment"], async (input) => {
  await consumeLimit(answers, clientNetwork(await headers()));
  const { articleId, helpful, comment } = rateArticleForm.parse(input);
  const visitorHash = hashToken(await visitorToken());
  await rateArticle(await loadSystemActor(), { articleId, helpful: helpful === "yes", comment, visitorHash });
});
