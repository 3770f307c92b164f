"use server";

import { redirect } from "next/navigation";
import { mergePeopleInput } from "@/lib/accounts/merge/inputs";
import { mergePeople } from "@/lib/accounts/merge/merge-people";
import { verbFormAction } from "@/lib/web/action";

export const merge = verbFormAction("customers.edit", mergePeopleInput, [], mergePeople, ({ personId }) =>
  redirect(`/customers/${personId}`),
);
