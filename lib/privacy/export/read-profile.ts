import { and, asc, eq, isNotNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import {
  absences,
  type FieldValues,
  memberships,
  notificationChoices,
  organisations,
  passkeys,
  passwords,
  providerIdentities,
  roles,
  secondFactors,
  signInProviders,
  teams,
  userEmails,
  users,
} from "@/db/schema";
import { type FieldRow, fieldsOf } from "@/lib/settings/fields/fields-of";
import { tellValues } from "@/lib/settings/fields/tell-values";

/** Who he is, who turned out to be him, how he is reached, what he chose and may do: everything there is one of, and no secret. */
export async function readProfile(personId: number, merged: number[]): Promise<object> {
  const [person] = await db()
    .select({
      id: users.id,
      kind: users.kind,
      name: users.name,
      status: users.status,
      organisation: organisations.name,
      managesOrganisation: users.managesOrganisation,
      phone: users.phone,
      notesByColleagues: users.notes,
      role: roles.name,
      locale: users.locale,
      timeZone: users.timeZone,
      theme: users.theme,
      density: users.density,
      undoSeconds: users.undoSeconds,
      signature: users.signature,
      singleKeys: users.singleKeys,
      fields: users.fields,
      createdAt: users.createdAt,
      passwordChangedAt: passwords.changedAt,
      secondFactorSince: secondFactors.confirmedAt,
    })
    .from(users)
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .leftJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(passwords, eq(passwords.userId, users.id))
    .leftJoin(secondFactors, and(eq(secondFactors.userId, users.id), isNotNull(secondFactors.confirmedAt)))
    .where(eq(users.id, personId));
  const addresses = await db()
    .select({
      address: userEmails.address,
      isPrimary: userEmails.isPrimary,
      verifiedAt: userEmails.verifiedAt,
      bouncedAt: userEmails.bouncedAt,
    })
    .from(userEmails)
    .where(eq(userEmails.userId, personId))
    .orderBy(asc(userEmails.id));
  const teamRows = await db()
    .select({ team: teams.name, isLead: memberships.isLead })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(eq(memberships.userId, personId));
  const choices = await db()
    .select({
      about: notificationChoices.kind,
      inPortal: notificationChoices.inPortal,
      byMail: notificationChoices.byMail,
    })
    .from(notificationChoices)
    .where(eq(notificationChoices.userId, personId));
  const signInProvidersOf = await db()
    .select({
      provider: signInProviders.name,
      knownThereAs: providerIdentities.subject,
      since: providerIdentities.createdAt,
      lastUsedAt: providerIdentities.lastUsedAt,
    })
    .from(providerIdentities)
    .innerJoin(signInProviders, eq(signInProviders.id, providerIdentities.providerId))
    .where(eq(providerIdentities.userId, personId));
  const passkeysOf = await db()
    .select({ name: passkeys.name, since: passkeys.createdAt, lastUsedAt: passkeys.lastUsedAt })
    .from(passkeys)
    .where(eq(passkeys.userId, personId))
    .orderBy(asc(passkeys.id));
  const [absence] = await db()
    .select({ firstDay: absences.firstDay, lastDay: absences.lastDay, note: absences.note })
    .from(absences)
    .where(eq(absences.userId, personId));
  const mergedPeople = await db()
    .select({
      id: users.id,
      name: users.name,
      phone: users.phone,
      notesByColleagues: users.notes,
      locale: users.locale,
      fields: users.fields,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(isAnyOf(users.id, merged))
    .orderBy(asc(users.id));
  const known = await fieldsOf("customer");
  return {
    ...(person && withFields(person, known)),
    addresses,
    mergedPeople: mergedPeople.map((one) => withFields(one, known)),
    signInProviders: signInProvidersOf,
    passkeys: passkeysOf,
    teams: teamRows,
    notificationChoices: choices,
    absence: absence ?? null,
  };
}

/** Custom fields by their names of today, archived ones too. */
function withFields<Row extends { fields: FieldValues }>({ fields, ...row }: Row, known: FieldRow[]) {
  return { ...row, customFields: tellValues(known, fields) };
}
