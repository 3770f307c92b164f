"use server";

import { refresh } from "next/cache";
import { changeSignInRule } from "@/lib/accounts/change-sign-in-rule";
import { changeSignInRuleInput } from "@/lib/accounts/inputs";
import { verbFormAction } from "@/lib/web/action";

export const change = verbFormAction(
  "settings.security",
  changeSignInRuleInput,
  [],
  changeSignInRule,
  refresh,
);
