import { getLocale } from "next-intl/server";
import { askForReset } from "@/lib/accounts/ask-for-reset";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { toLocale } from "@/lib/i18n/locales";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { answerForm } from "@/lib/web/answer-form";
import { clientNetwork } from "@/lib/web/client-network";
import { publicRoute } from "@/lib/web/route";

const tries = { name: "reset-from", points: 20, seconds: 600 };

export const POST = publicRoute((request) =>
  answerForm(request, {
    page: "/reset",
    kept: ["email"],
    before: () => consumeLimit(tries, clientNetwork(request.headers)),
    accept: async ({ fields }) => {
      const locale = toLocale(await getLocale());
      await askForReset(await loadSystemActor(), { email: fields.email ?? "", locale });
      return { location: "/reset/asked", acted: false };
    },
  }),
);
