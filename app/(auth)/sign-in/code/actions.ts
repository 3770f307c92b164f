"use server";

import { redirect } from "next/navigation";
import { passInput } from "@/lib/accounts/second-factor/inputs";
import { passSecondFactor } from "@/lib/accounts/second-factor/pass-second-factor";
import { formAction } from "@/lib/web/action";
import { keepDevice, keepSession, ownToken } from "@/lib/web/own-session";

export const pass = formAction(passInput, ["remember"], async (input) => {
  const { token, device } = await passSecondFactor(await ownToken(), input);
  await keepSession(token);
  if (device) await keepDevice(device);
  redirect("/inbox");
});
