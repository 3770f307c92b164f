import type { OpenAPIHono } from "@hono/zod-openapi";

type Api = Pick<OpenAPIHono, "getOpenAPI31Document" | "openAPIRegistry">;
export type ApiDocument = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

const made = new WeakMap<Api, ApiDocument>();

/** The API's own description (OpenAPI 3.1), made of the routes themselves, once. */
export function describeApi(api: Api): ApiDocument {
  const known = made.get(api);
  if (known) return known;
  for (const [name, scheme] of Object.entries(schemes))
    api.openAPIRegistry.registerComponent("securitySchemes", name, scheme);
  const document = api.getOpenAPI31Document({ openapi: "3.1.0", info, servers: [{ url: "/" }], tags });
  made.set(api, document);
  return document;
}

const info = {
  title: "Helpdesk API",
  version: "1.0.0",
  description: [
    "Tickets, their messages and files, the people who ask, and the articles of the help centre.",
    "Every answer is JSON; what goes wrong is a problem (RFC 9457) with a `code` for programs.",
  ].join(" "),
  license: { name: "All rights reserved", identifier: "LicenseRef-Proprietary" },
};

const tags = [
  { name: "Tickets", description: "What people ask, and what becomes of it." },
  { name: "Messages", description: "What was said on a ticket: by mail, by form, and among colleagues." },
  { name: "Attachments", description: "Files on messages." },
  { name: "People", description: "Customers, and the organisations they belong to." },
  { name: "Articles", description: "What is published in the help centre: open to everybody." },
];

const schemes = {
  token: {
    type: "http",
    scheme: "bearer",
    description:
      "A personal token (`hd_…`), made on one's profile. An operation names the scope that it asks for.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "helpdesk-session",
    description:
      "The session of somebody signed in, for pages of this helpdesk itself; never from another site.",
  },
} as const;
