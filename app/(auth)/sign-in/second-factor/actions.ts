"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { beginSecondFactor } from "@/lib/accounts/second-factor/begin-second-factor";
import { confirmSecondFactor } from "@/lib/accounts/second-factor/confirm-second-factor";
import { codeInput } from "@/lib/accounts/second-factor/inputs";
import { formAction } from "@/lib/web/action";
import { keepSession, ownToken, stepActionActor } from "@/lib/web/own-session";

export const begin = formAction(z.object({}), [], async () => {
  await beginSecondFactor(await stepActionActor("set-up"));
  refresh();
});

export const confirm = formAction(codeInput, [], async (input) => {
  const { codes, token } = await confirmSecondFactor(
    await stepActionActor("set-up"),
    input,
    await ownToken(),
  );
  await keepSession(token);
  return { codes };
});
