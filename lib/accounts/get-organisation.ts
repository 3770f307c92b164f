import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { organisations } from "@/db/schema";
import { type Actor, ensureMay, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { fieldsOf } from "@/lib/settings/fields/fields-of";
import { viewValues } from "@/lib/settings/fields/view-values";
import { sharingModesFor } from "./policy";
import type { OrganisationPage } from "./view-types";

/** @throws AppError `forbidden` or `not_found` */
export async function getOrganisation(actor: Actor, organisationId: number): Promise<OrganisationPage> {
  ensureMay(actor, "tickets.work");
  const [row] = await db()
    .select({
      id: organisations.id,
      name: organisations.name,
      domains: organisations.domains,
      sharing: organisations.sharing,
      notes: organisations.notes,
      fields: organisations.fields,
      createdAt: organisations.createdAt,
    })
    .from(organisations)
    .where(eq(organisations.id, organisationId));
  if (!row) throw new AppError("not_found", "error.notFound");
  const { fields, ...organisation } = row;
  return {
    ...organisation,
    customFields: viewValues(await fieldsOf("organisation"), fields),
    mayEdit: may(actor, "customers.edit"),
    maySetSharing: sharingModesFor(actor, row.sharing),
    createdAt: row.createdAt.toISOString(),
  };
}
