"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { changeRole } from "@/lib/accounts/change-role";
import { createRole } from "@/lib/accounts/create-role";
import { deleteRole } from "@/lib/accounts/delete-role";
import { changeRoleInput, createRoleInput, roleInput } from "@/lib/accounts/role-inputs";
import { verbFormAction } from "@/lib/web/action";

const kept = ["name", "permissions"];

export const add = verbFormAction("settings.roles", createRoleInput, kept, createRole, ({ roleId }) =>
  redirect(`/settings/roles?made=${roleId}`),
);

export const change = verbFormAction("settings.roles", changeRoleInput, kept, changeRole, refresh);

export const remove = verbFormAction("settings.roles", roleInput, [], deleteRole, () =>
  redirect("/settings/roles?deleted"),
);
