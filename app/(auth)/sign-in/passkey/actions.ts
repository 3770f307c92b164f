"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { beginPasskeySignIn } from "@/lib/accounts/passkeys/begin-passkey-sign-in";
import { passkeySignInInput } from "@/lib/accounts/passkeys/inputs";
import { signInWithPasskey } from "@/lib/accounts/passkeys/sign-in-with-passkey";
import { formAction } from "@/lib/web/action";
import { requestOrigin } from "@/lib/web/client-network";
import { keepPasskeyToken, keptTokens } from "@/lib/web/own-session";
import { startPasskeySession } from "@/lib/web/start-session";

export const beginPasskey = formAction(z.object({}), [], async () => {
  const { network } = requestOrigin(await headers());
  const { options, token } = await beginPasskeySignIn(network);
  await keepPasskeyToken(token);
  return options;
});

export const passPasskey = formAction(passkeySignInInput, [], async (input) => {
  const { passkey } = await keptTokens();
  await startPasskeySession(await signInWithPasskey(input, passkey, requestOrigin(await headers())));
  redirect("/inbox");
});
