import { loadSystemActor } from "@/lib/accounts/load-actor";
import { finishSignIn } from "@/lib/accounts/providers/finish-sign-in";
import { answerSignIn } from "@/lib/web/answer-sign-in";
import { clientNetwork } from "@/lib/web/client-network";
import { keptTokens } from "@/lib/web/own-session";
import { publicRoute } from "@/lib/web/route";
import { startProviderSession } from "@/lib/web/start-session";

export const GET = publicRoute((request, { id }) =>
  answerSignIn(request, id, async (providerId) => {
    const { attempt: token, device } = await keptTokens();
    const back = { providerId, token, search: new URL(request.url).search };
    const agent = request.headers.get("user-agent") ?? "";
    const origin = { network: clientNetwork(request.headers), agent, device };
    return startProviderSession(await finishSignIn(await loadSystemActor(), back, origin));
  }),
);
