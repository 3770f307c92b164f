export * from "./accounts";
export * from "./email";
export * from "./events";
export * from "./links";
export * from "./settings";
export * from "./sla";
export * from "./tickets";
