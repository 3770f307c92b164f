"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { endAbsence } from "@/lib/accounts/absence/end-absence";
import { endAbsenceInput, setAbsenceInput } from "@/lib/accounts/absence/inputs";
import { setAbsence } from "@/lib/accounts/absence/set-absence";
import { changeColleagueAddress } from "@/lib/accounts/address-change/begin-address-change";
import { changeColleagueAddressInput } from "@/lib/accounts/address-change/inputs";
import { changeColleague } from "@/lib/accounts/change-colleague";
import { deactivateColleague } from "@/lib/accounts/deactivate-colleague";
import {
  changeColleagueInput,
  colleagueInput,
  invitationInput,
  inviteColleagueInput,
} from "@/lib/accounts/inputs";
import { inviteColleague } from "@/lib/accounts/invite-colleague";
import { unlinkIdentityInput } from "@/lib/accounts/providers/inputs";
import { unlinkIdentity } from "@/lib/accounts/providers/unlink-identity";
import { reactivateColleague } from "@/lib/accounts/reactivate-colleague";
import { resendInvitation } from "@/lib/accounts/resend-invitation";
import { resetSecondFactor } from "@/lib/accounts/second-factor/remove-second-factor";
import { signOutColleague } from "@/lib/accounts/sign-out-colleague";
import { withdrawInvitation } from "@/lib/accounts/withdraw-invitation";
import { handOverTickets } from "@/lib/tickets/hand-over-tickets";
import { handOverInput } from "@/lib/tickets/inputs";
import { verbAction, verbFormAction } from "@/lib/web/action";

export const invite = verbFormAction(
  "settings.people",
  inviteColleagueInput,
  ["email", "name", "roleId"],
  inviteColleague,
  ({ invitationId }) => redirect(`/settings/people?show=invited&sent=${invitationId}`),
);

export const resend = verbAction("settings.people", invitationInput, resendInvitation, refresh);
export const withdraw = verbAction("settings.people", invitationInput, withdrawInvitation, refresh);

export const saveAccess = verbFormAction(
  "settings.people",
  changeColleagueInput,
  ["roleId"],
  changeColleague,
  refresh,
);
export const handOver = verbFormAction("settings.people", handOverInput, ["toId"], handOverTickets, refresh);
export const changeAddress = verbFormAction(
  "settings.people",
  changeColleagueAddressInput,
  ["email"],
  changeColleagueAddress,
  refresh,
);
export const signOut = verbFormAction("settings.people", colleagueInput, [], signOutColleague, refresh);
export const resetFactor = verbFormAction("settings.people", colleagueInput, [], resetSecondFactor, refresh);
export const unlink = verbFormAction("settings.people", unlinkIdentityInput, [], unlinkIdentity, refresh);
export const deactivate = verbFormAction("settings.people", colleagueInput, [], deactivateColleague, refresh);
export const reactivate = verbFormAction("settings.people", colleagueInput, [], reactivateColleague, refresh);
export const saveAbsence = verbFormAction(
  "settings.people",
  setAbsenceInput,
  ["firstDay", "lastDay", "note", "releases"],
  setAbsence,
  refresh,
);
export const endColleagueAbsence = verbFormAction(
  "settings.people",
  endAbsenceInput,
  [],
  endAbsence,
  refresh,
);
