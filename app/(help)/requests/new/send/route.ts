import { getLocale } from "next-intl/server";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { ensureActs } from "@/lib/core/actor";
import { log } from "@/lib/core/logger";
import { toLocale } from "@/lib/i18n/locales";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { openRequest } from "@/lib/tickets/open-request";
import { answerForm } from "@/lib/web/answer-form";
import { clientNetwork } from "@/lib/web/client-network";
import { currentPerson } from "@/lib/web/current-actor";
import { publicRoute } from "@/lib/web/route";
import { rememberSent } from "@/lib/web/sent-cookie";

const tries = { name: "request-from", points: 30, seconds: 600 };

export const POST = publicRoute((request) =>
  answerForm(request, {
    page: "/requests/new",
    kept: ["topic", "subject", "text", "email", "name"],
    before: async () => {
      await consumeLimit(tries, clientNetwork(request.headers));
      const person = await currentPerson();
      if (person) ensureActs(person);
      return person;
    },
    accept: async ({ fields, files }, actor) => {
      const { topic = "", subject = "", text = "", email = "", name = "", onceKey = "" } = fields;
      const sent = { location: "/requests/sent", cookies: [rememberSent(email.trim())] };
      // People do not see this field. Who fills it in learns nothing from the answer.
      if (fields.website) {
        log().info("a request by form was dropped: its trap was filled in");
        return { ...sent, acted: false };
      }
      const visitor = actor ? null : { email, name };
      const locale = toLocale(await getLocale());
      const input = { topic, subject, text, visitor, locale, onceKey } as const;
      const { number, acted } = await openRequest(actor ?? (await loadSystemActor()), input, files);
      return actor ? { location: `/requests/${number}`, acted } : { ...sent, acted };
    },
  }),
);
