import { getLocale } from "next-intl/server";
import { askByMailInput } from "@/lib/accounts/inputs";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { toLocale } from "@/lib/i18n/locales";
import { mailSignIn } from "@/lib/notifications/mail-sign-in";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { answerForm } from "@/lib/web/answer-form";
import { clientNetwork } from "@/lib/web/client-network";
import { onceAnswered, publicRoute } from "@/lib/web/route";

const tries = { name: "sign-in-link-from", points: 20, seconds: 600 };

export const POST = publicRoute((request) =>
  answerForm(request, {
    page: "/sign-in/link",
    kept: ["email"],
    before: () => consumeLimit(tries, clientNetwork(request.headers)),
    accept: async ({ fields }) => {
      const locale = toLocale(await getLocale());
      const asked = askByMailInput.parse({ email: fields.email ?? "", locale });
      onceAnswered(async () => mailSignIn(await loadSystemActor(), asked));
      return { location: "/sign-in/link/asked", acted: false };
    },
  }),
);
