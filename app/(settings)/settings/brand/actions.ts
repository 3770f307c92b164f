"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { changeColour } from "@/lib/settings/change-colour";
import { changeHelpLanguages } from "@/lib/settings/change-help-languages";
import { removeLogo } from "@/lib/settings/change-logo";
import { changeColourInput, changeHelpLanguagesInput } from "@/lib/settings/inputs";
import { verbFormAction } from "@/lib/web/action";

const may = "settings.workspace";

export const saveColour = verbFormAction(
  may,
  changeColourInput,
  ["hue", "strength", "hex"],
  changeColour,
  refresh,
);
export const saveLanguages = verbFormAction(
  may,
  changeHelpLanguagesInput,
  ["en", "de"],
  changeHelpLanguages,
  refresh,
);
export const dropLogo = verbFormAction(may, z.object({}), [], removeLogo, refresh);
