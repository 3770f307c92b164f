import { forgiveTries } from "@/lib/accounts/check-credentials";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { resetPassword } from "@/lib/accounts/reset-password";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { answerForm } from "@/lib/web/answer-form";
import { clientNetwork } from "@/lib/web/client-network";
import { publicRoute } from "@/lib/web/route";
import { startOwnSession } from "@/lib/web/start-session";

const tries = { name: "reset-set", points: 20, seconds: 600 };

export const POST = publicRoute((request, { token = "" }) =>
  answerForm(request, {
    page: `/reset/${encodeURIComponent(token)}`,
    kept: [],
    before: () => consumeLimit(tries, clientNetwork(request.headers)),
    accept: async ({ fields }) => {
      const { password = "" } = fields;
      const { address: email } = await resetPassword(await loadSystemActor(), { token, password });
      await forgiveTries(email, clientNetwork(request.headers));
      return { location: await startOwnSession({ email, password }), acted: false };
    },
  }),
);
