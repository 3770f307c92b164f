import type { z } from "@hono/zod-openapi";
import type { PersonPage } from "@/lib/accounts/view-types";
import { env } from "@/lib/core/env";
import { customFieldsOf } from "./custom-fields";
import type { person } from "./schemas";

/** A person in the API's words. */
export function personBody(page: PersonPage): z.output<typeof person> {
  return {
    id: page.id,
    name: page.name,
    emails: page.addresses,
    organisation: page.organisation,
    phone: page.phone?.number ?? null,
    notes: page.notes,
    locale: page.locale,
    time_zone: page.timeZone,
    custom_fields: customFieldsOf(page),
    created_at: page.createdAt,
  };
}

export function personAddress(id: number): string {
  return `${env().APP_URL}/api/v1/people/${id}`;
}
