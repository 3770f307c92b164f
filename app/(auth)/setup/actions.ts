"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { setUpInput } from "@/lib/accounts/inputs";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { setUpWorkspace } from "@/lib/accounts/set-up-workspace";
import { toLocale } from "@/lib/i18n/locales";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { formAction } from "@/lib/web/action";
import { clientNetwork } from "@/lib/web/client-network";
import { startSession } from "@/lib/web/start-session";

const tries = { name: "set-up", points: 20, seconds: 600 };
const kept = ["workspaceName", "supportAddress", "timeZone", "name", "email"];

export const setUp = formAction(setUpInput, kept, async (input) => {
  await consumeLimit(tries, clientNetwork(await headers()));
  const locale = toLocale(await getLocale());
  await setUpWorkspace(await loadSystemActor(), { ...input, locale });
  await startSession({ email: input.email, password: input.password });
  redirect("/welcome");
});
