import { beginSignIn } from "@/lib/accounts/providers/begin-sign-in";
import { answerSignIn } from "@/lib/web/answer-sign-in";
import { keepAttempt } from "@/lib/web/own-session";
import { publicRoute } from "@/lib/web/route";

// By GET: a form that leads elsewhere is against the pages' policy (form-action). It begins something and ends nothing.
export const GET = publicRoute((request, { id }) =>
  answerSignIn(request, id, async (providerId) => {
    const { url, token } = await beginSignIn(providerId);
    await keepAttempt(token);
    return url;
  }),
);
