"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { type SetUpInput, setUpInput } from "@/lib/accounts/inputs";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { setUpWorkspace } from "@/lib/accounts/set-up-workspace";
import { consumeLimit } from "@/lib/stores/rate-limit";
import { publicAction } from "@/lib/web/action";
import { clientNetwork } from "@/lib/web/client-network";
import { startSession } from "@/lib/web/start-session";

const tries = { name: "set-up", points: 20, seconds: 600 };

const create = publicAction(setUpInput, async (input) => {
  await consumeLimit(tries, clientNetwork(await headers()));
  await setUpWorkspace(await loadSystemActor(), input);
  await startSession({ email: input.email, password: input.password });
  redirect("/inbox");
});

export async function setUp(token: string, input: Omit<SetUpInput, "token" | "locale">) {
  const locale = (await getLocale()) === "de" ? "de" : "en";
  return create({ ...input, token, locale });
}
