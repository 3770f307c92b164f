import { env } from "@/lib/core/env";
import type { DescribedOperation, SchemaNode, Schemas } from "./document-shape";
import { alternatives, resolve } from "./schema-fields";

/** A call that works as it stands, once the token is one's own. */
export function curlOf(
  method: string,
  path: string,
  operation: DescribedOperation,
  schemas: Schemas,
): string {
  const filled = operation.parameters
    .filter((one) => one.in === "path")
    .reduce((all, one) => all.replace(`{${one.name}}`, String(exampleOf(one.schema, schemas) ?? "")), path);
  const asked = operation.parameters
    .filter((one) => one.in === "query" && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(String(exampleOf(one.schema, schemas) ?? ""))}`);
  const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  const lines = [
    `curl "${env().APP_URL}${filled}${asked.length > 0 ? `?${asked.join("&")}` : ""}"`,
    ...(method === "get" ? [] : [`-X ${method.toUpperCase()}`]),
    ...(operation.security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(mediaType && body ? sending(mediaType, body.schema, schemas) : []),
  ];
  return lines.join(" \\\n  ");
}

function sending(mediaType: string, schema: SchemaNode, schemas: Schemas): string[] {
  const isJson = mediaType.endsWith("json");
  const type = isJson ? mediaType : "image/png";
  const data = isJson ? `-d '${JSON.stringify(exampleOf(schema, schemas))}'` : "--data-binary @photo.png";
  return [`-H "Content-Type: ${type}"`, data];
}

/** The example that a schema gives, or one made of the examples within it; what has none stays out. */
function exampleOf(node: SchemaNode, schemas: Schemas): unknown {
  const own = resolve(node, schemas);
  const given = node.example ?? own.example;
  if (given !== undefined) return given;
  const [first] = alternatives(own);
  if (first) return exampleOf(first, schemas);
  const fields = Object.entries(own.properties ?? {})
    .map(([name, field]) => [name, exampleOf(field, schemas)] as const)
    .filter(([, value]) => value !== undefined);
  return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
