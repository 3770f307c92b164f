import { z } from "zod";
import { codes } from "./answers";
import { curlOf } from "./curl-example";
import { type DescribedOperation, operationShape, type Schemas, schemaShape } from "./document-shape";
import type { ApiDocument } from "./openapi";
import { fieldsOf, typeOf } from "./schema-fields";
import type { DocsView, OperationView } from "./view-types";

/** What the page of the API shows: the same document that programs read, in the order in which people do. */
export function docsView(document: ApiDocument): DocsView {
  const schemas = z.record(z.string(), schemaShape).parse(document.components?.schemas ?? {});
  const all = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, described]) => {
      const operation = operationShape.parse(described);
      return { tag: operation.tags[0], view: operationView(method, path, operation, schemas) };
    }),
  );
  return {
    title: document.info.title,
    description: document.info.description ?? "",
    sections: (document.tags ?? []).map(({ name, description = "" }) => ({
      name,
      description,
      operations: all.filter(({ tag }) => tag === name).map(({ view }) => view),
    })),
    problems: codes,
  };
}

function operationView(
  method: string,
  path: string,
  operation: DescribedOperation,
  schemas: Schemas,
): OperationView {
  const [mediaType, body] = Object.entries(operation.requestBody?.content ?? {})[0] ?? [];
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    description: operation.description ?? null,
    scope: operation.security.flatMap(({ token }) => token ?? [])[0] ?? null,
    parameters: operation.parameters.map(({ schema, ...one }) => ({
      name: one.name,
      in: one.in,
      type: typeOf(schema, schemas),
      required: one.required,
      description: one.description ?? null,
    })),
    body: mediaType && body ? { mediaType, fields: fieldsOf(body.schema, schemas) } : null,
    answers: Object.entries(operation.responses).map(([status, { description, content: given }]) => {
      const schema = status.startsWith("2") ? Object.values(given ?? {})[0]?.schema : undefined;
      return { status, description, fields: schema ? fieldsOf(schema, schemas) : [] };
    }),
    curl: curlOf(method, path, operation, schemas),
  };
}
