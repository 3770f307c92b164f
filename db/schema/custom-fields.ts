import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { fieldOwners, fieldTypes } from "../enums";
import { closed, identity, instant, oneOf } from "./columns";

/** One of what a select offers. Its key stands in values and never changes, its name does. */
export type FieldOption = { key: string; name: Record<string, string>; archived: boolean };

/** A select has an option's key, a multi-select a list of them in their order, a date is "2026-03-18". */
export type FieldValue = string | number | boolean | string[];
export type FieldValues = Record<string, FieldValue>;

/** What the workspace wants to know of each of its customers or organisations beyond what the product asks for. */
export const customFields = pgTable(
  "custom_fields",
  {
    id: identity(),
    owner: closed(fieldOwners).notNull(),
    /** By which values and programs name it. */
    key: text().notNull(),
    name: jsonb().$type<Record<string, string>>().notNull(),
    type: closed(fieldTypes).notNull(),
    options: jsonb().$type<FieldOption[]>().notNull(),
    /** Among all of its owner, archived ones too: one that is restored stands where it stood. */
    position: integer().notNull(),
    createdAt: instant().notNull(),
    /** Set while it is shown nowhere; its values wait. */
    archivedAt: instant(),
  },
  (t) => [
    uniqueIndex("custom_fields_key_key").on(t.owner, t.key),
    uniqueIndex("custom_fields_position_key").on(t.owner, t.position),
    check("custom_fields_named", sql`${t.name} <> '{}'`),
    check("custom_fields_options", sql`${t.type} in ('select', 'multi_select') or ${t.options} = '[]'`),
    oneOf("custom_fields_owner_known", t.owner, fieldOwners),
    oneOf("custom_fields_type_known", t.type, fieldTypes),
  ],
);

/** The values of whoever has such fields, by their keys; a field without one has no key here. */
export const fieldValues = () => jsonb().$type<FieldValues>().notNull().default({});

/** A check that a column holds values by keys, and not whatever JSON is. */
export const holdsFields = (name: string, column: AnyPgColumn) =>
  check(name, sql`jsonb_typeof(${column}) = 'object'`);
