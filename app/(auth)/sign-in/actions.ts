"use server";

import { redirect } from "next/navigation";
import { signInInput } from "@/lib/accounts/inputs";
import { formAction } from "@/lib/web/action";
import { startSession } from "@/lib/web/start-session";

export const signIn = formAction(signInInput, ["email"], async (input) => {
  await startSession(input);
  redirect("/inbox");
});
