import { consumeLimit } from "@/lib/stores/rate-limit";
import { answerRequest } from "@/lib/tickets/answer-request";
import { answerForm } from "@/lib/web/answer-form";
import { requestRoute } from "@/lib/web/request-actor";
import { publicRoute } from "@/lib/web/route";

const answers = { name: "request-answers", points: 30, seconds: 600 };

export const POST = publicRoute(async (request, params) => {
  const { actor, number } = await requestRoute(params.number);
  return answerForm(request, {
    page: `/requests/${number}`,
    kept: ["text"],
    before: () => consumeLimit(answers, String(actor.id)),
    accept: async ({ fields: { text = "", onceKey = "" }, files }) => ({
      acted: await answerRequest(actor, { number, text, onceKey }, files),
      location: `/requests/${number}?answered=1`,
    }),
  });
});
