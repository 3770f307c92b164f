import { setPicture } from "@/lib/accounts/change-picture";
import { fieldError } from "@/lib/core/errors";
import { answerForm } from "@/lib/web/answer-form";
import { route } from "@/lib/web/route";

const page = "/profile";

export const POST = route("own", (actor, request) =>
  answerForm(request, {
    page,
    kept: [],
    before: async () => actor,
    accept: async ({ files: [file, ...others] }) => {
      if (!file || others.length > 0) throw fieldError("files", "error.image.oneFile");
      await setPicture(actor, file);
      // What is kept is a copy: the file itself goes.
      return { location: `${page}?saved=picture#picture`, acted: false };
    },
  }),
);
