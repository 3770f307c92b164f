import { ensureActs } from "@/lib/core/actor";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { answerRequest } from "@/lib/tickets/answer-request";
import { answerForm } from "@/lib/web/answer-form";
import { requestRoute } from "@/lib/web/request-actor";
import { publicRoute } from "@/lib/web/route";

const answers = { name: "request-answers", points: 30, seconds: 600 };

export const POST = publicRoute((request, params) => {
  const page = `/requests/${Number(params.number) || 0}`;
  return answerForm(request, {
    page,
    kept: ["text"],
    before: async () => {
      const sender = await requestRoute(params.number);
      ensureActs(sender.actor);
      await consumeLimit(answers, String(sender.actor.id));
      return sender;
    },
    accept: async ({ fields: { text = "", onceKey = "" }, files }, { actor, number }) => ({
      acted: await answerRequest(actor, { number, text, onceKey }, files),
      location: `${page}?answered=1`,
    }),
  });
});
