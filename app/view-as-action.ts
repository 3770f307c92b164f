"use server";

import { redirect } from "next/navigation";
import { beginViewing } from "@/lib/accounts/viewing/begin-viewing";
import { viewAsInput } from "@/lib/accounts/viewing/inputs";
import { verbFormAction } from "@/lib/web/action";
import { ownToken } from "@/lib/web/own-session";

/** On to where the other one begins. */
export const viewAs = verbFormAction(
  "people.view_as",
  viewAsInput,
  [],
  async (actor, input) => beginViewing(actor, input, await ownToken()),
  ({ kind }) => redirect(kind === "customer" ? "/requests" : "/inbox"),
);
