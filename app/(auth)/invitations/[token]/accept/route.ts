import { getLocale } from "next-intl/server";
import { acceptInvitation } from "@/lib/accounts/accept-invitation";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { toLocale } from "@/lib/i18n/locales";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { answerForm } from "@/lib/web/answer-form";
import { clientNetwork } from "@/lib/web/client-network";
import { publicRoute } from "@/lib/web/route";
import { startOwnSession } from "@/lib/web/start-session";

const tries = { name: "invitation", points: 20, seconds: 600 };

export const POST = publicRoute((request, { token = "" }) =>
  answerForm(request, {
    page: `/invitations/${encodeURIComponent(token)}`,
    kept: ["name"],
    before: () => consumeLimit(tries, clientNetwork(request.headers)),
    accept: async ({ fields: { name = "", password = "" } }) => {
      const input = { token, name, password, locale: toLocale(await getLocale()) };
      const { address: email } = await acceptInvitation(await loadSystemActor(), input);
      return { location: await startOwnSession({ email, password }), acted: false };
    },
  }),
);
