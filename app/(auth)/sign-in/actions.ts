"use server";

import { redirect } from "next/navigation";
import { signInInput } from "@/lib/accounts/inputs";
import { publicAction } from "@/lib/web/action";
import { startSession } from "@/lib/web/start-session";

export const signIn = publicAction(signInInput, async (input) => {
  await startSession(input);
  redirect("/inbox");
});
