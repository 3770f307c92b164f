import { setLogo } from "@/lib/settings/change-logo";
import { answerForm } from "@/lib/web/answer-form";
import { oneFile } from "@/lib/web/one-file";
import { route } from "@/lib/web/route";

const page = "/settings/brand";

export const POST = route("settings.workspace", (actor, request) =>
  answerForm(request, {
    page,
    kept: [],
    before: async () => actor,
    accept: async ({ files }) => ({
      location: `${page}?saved=logo`,
      acted: await setLogo(actor, oneFile(files)),
    }),
  }),
);
