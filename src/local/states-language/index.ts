export { DefinitionError } from "./definition-error.ts";
export type { Machine } from "./machine.ts";
export { parseDefinition } from "./parse-definition.ts";
export { startExecution } from "./start-execution.ts";
export type { StartOptions } from "./start-execution.ts";
export type * from "./types.ts";
export { validateDefinition } from "./validate-definition.ts";
