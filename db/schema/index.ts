export * from "./accounts";
export * from "./email";
export * from "./events";
export * from "./knowledge";
export * from "./notifications";
export * from "./settings";
export * from "./sla";
export * from "./tickets";
