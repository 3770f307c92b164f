import type { SchemaNode, Schemas } from "./document-shape";
import type { FieldView } from "./view-types";

/** Follows names to what they stand for, and one alternative beside null to itself. */
export function resolve(node: SchemaNode, schemas: Schemas): SchemaNode {
  const name = node.$ref?.split("/").at(-1);
  if (name !== undefined) return resolve(schemas[name] ?? {}, schemas);
  const choices = alternatives(node).filter((one) => one.type !== "null");
  const [only] = choices;
  return choices.length === 1 && only ? resolve(only, schemas) : node;
}

export function alternatives(node: SchemaNode): SchemaNode[] {
  return node.anyOf ?? node.oneOf ?? node.allOf ?? [];
}

/** "text", "integer or null", "list of text", "open, pending, …" as the page writes it. */
export function typeOf(node: SchemaNode, schemas: Schemas): string {
  const mayBeNull =
    alternatives(node).some((one) => one.type === "null") || [node.type].flat().includes("null");
  const own = resolve(node, schemas);
  return `${plainType(own, schemas)}${mayBeNull ? " or null" : ""}`;
}

function plainType(node: SchemaNode, schemas: Schemas): string {
  if (node.enum) return node.enum.filter((one) => one !== null).join(" | ");
  if (node.const !== undefined) return String(node.const);
  const choices = alternatives(node).filter((one) => one.type !== "null");
  if (choices.length > 0) return [...new Set(choices.map((one) => typeOf(one, schemas)))].join(" or ");
  const types = [node.type ?? []].flat().filter((type) => type !== "null");
  if (types.includes("array")) return node.items ? `list of ${typeOf(node.items, schemas)}` : "list";
  return node.format && types.includes("string") ? `string (${node.format})` : types.join(" or ") || "any";
}

/** What stands in an object, in the objects of a list, or in any form that it may have. */
export function fieldsOf(node: SchemaNode, schemas: Schemas, depth = 0): FieldView[] {
  const own = resolve(node, schemas);
  if (depth > 4) return [];
  if (own.items) return fieldsOf(own.items, schemas, depth + 1);
  const forms = alternatives(own).map((one) => fieldsOf(one, schemas, depth + 1));
  const fields = Object.entries(own.properties ?? {}).map(([name, field]) => ({
    name,
    type: typeOf(field, schemas),
    required: own.required?.includes(name) ?? false,
    description: field.description ?? resolve(field, schemas).description ?? null,
    fields: fieldsOf(field, schemas, depth + 1),
  }));
  return [...fields, ...inAnyOf(forms)];
}

/** A field of several forms stands once, and is required where each of them requires it. */
function inAnyOf(forms: FieldView[][]): FieldView[] {
  const names = [...new Set(forms.flat().map(({ name }) => name))];
  return names.flatMap((name) => {
    const found = forms.map((form) => form.find((field) => field.name === name));
    const first = found.find((field) => field !== undefined);
    return first
      ? [{ ...first, type: typesOf(found), required: found.every((field) => field?.required) }]
      : [];
  });
}

function typesOf(found: (FieldView | undefined)[]): string {
  return [...new Set(found.flatMap((field) => field?.type ?? []))].join(" | ");
}
