"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { addOption } from "@/lib/settings/fields/add-option";
import { archiveField } from "@/lib/settings/fields/archive-field";
import { archiveOption } from "@/lib/settings/fields/archive-option";
import { createField } from "@/lib/settings/fields/create-field";
import {
  addOptionInput,
  createFieldInput,
  fieldInput,
  moveFieldInput,
  optionInput,
  renameFieldInput,
  renameOptionInput,
} from "@/lib/settings/fields/inputs";
import { moveField } from "@/lib/settings/fields/move-field";
import { renameField } from "@/lib/settings/fields/rename-field";
import { renameOption } from "@/lib/settings/fields/rename-option";
import { restoreField } from "@/lib/settings/fields/restore-field";
import { restoreOption } from "@/lib/settings/fields/restore-option";
import { verbFormAction } from "@/lib/web/action";

const names = ["en", "de"];

/** On to the field of which there is more to say: what it offers. */
export const add = verbFormAction(
  "settings.fields",
  createFieldInput,
  [...names, "owner", "type"],
  createField,
  ({ fieldId, isSelect }) => (isSelect ? redirect(`/settings/fields/${fieldId}`) : refresh()),
);

export const rename = verbFormAction("settings.fields", renameFieldInput, names, renameField, refresh);

export const move = verbFormAction("settings.fields", moveFieldInput, [], moveField, refresh);

export const archive = verbFormAction("settings.fields", fieldInput, [], archiveField, refresh);

export const restore = verbFormAction("settings.fields", fieldInput, [], restoreField, refresh);

export const addChoice = verbFormAction("settings.fields", addOptionInput, names, addOption, refresh);

export const renameChoice = verbFormAction(
  "settings.fields",
  renameOptionInput,
  names,
  renameOption,
  refresh,
);

export const archiveChoice = verbFormAction("settings.fields", optionInput, [], archiveOption, refresh);

export const restoreChoice = verbFormAction("settings.fields", optionInput, [], restoreOption, refresh);
