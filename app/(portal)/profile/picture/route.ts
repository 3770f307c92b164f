import { setPicture } from "@/lib/accounts/change-picture";
import { answerForm } from "@/lib/web/answer-form";
import { oneFile } from "@/lib/web/one-file";
import { route } from "@/lib/web/route";

const page = "/profile";

export const POST = route("own", (actor, request) =>
  answerForm(request, {
    page,
    kept: [],
    before: async () => actor,
    accept: async ({ files }) => {
      await setPicture(actor, oneFile(files));
      // What is kept is a copy: the file itself goes.
      return { location: `${page}?saved=picture#picture`, acted: false };
    },
  }),
);
