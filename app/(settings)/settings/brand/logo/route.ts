import { fieldError } from "@/lib/core/errors";
import { setLogo } from "@/lib/settings/change-logo";
import { answerForm } from "@/lib/web/answer-form";
import { route } from "@/lib/web/route";

const page = "/settings/brand";

export const POST = route("settings.workspace", (actor, request) =>
  answerForm(request, {
    page,
    kept: [],
    before: async () => actor,
    accept: async ({ files: [file, ...others] }) => {
      if (!file || others.length > 0) throw fieldError("files", "error.image.oneFile");
      return { location: `${page}?saved=logo`, acted: await setLogo(actor, file) };
    },
  }),
);
