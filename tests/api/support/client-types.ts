import { registerHooks } from "node:module";

/**
 * The types of a client for this document, as openapi-typescript writes them. It prints with TypeScript's JavaScript
 * API, which TypeScript 7 has not got: it is given the printer of 6, out of @ts-morph/common.
 */
export async function clientTypes(document: object): Promise<string> {
  const printer = new URL("./typescript-printer.mjs", import.meta.url).href;
  const hooks = registerHooks({
    resolve: (name, context, next) =>
      name === "typescript" && context.parentURL?.includes("/openapi-typescript/")
        ? { url: printer, shortCircuit: true }
        : next(name, context),
  });
  const { default: openapiTS, astToString } = await import("openapi-typescript");
  hooks.deregister();
  return astToString(await openapiTS(JSON.stringify(document)));
}
