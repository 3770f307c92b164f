export * from "./accounts";
export * from "./calendar";
export * from "./email";
export * from "./events";
export * from "./settings";
export * from "./sla";
export * from "./tickets";
