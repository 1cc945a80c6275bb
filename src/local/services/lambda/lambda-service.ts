import type { ServiceHost } from "../../service.ts";
import type { CodeFolders } from "./code/code-folders.ts";
import type { EventQueue } from "./execution/event-queue.ts";
import type { FunctionExecution } from "./execution/function-execution.ts";
import type { FunctionTable } from "./function-record.ts";

/** The context of Lambda's operations. */
export interface LambdaService {
  readonly host: ServiceHost;
  readonly functions: FunctionTable;
  readonly code: CodeFolders;
  readonly execution: FunctionExecution;
  readonly events: EventQueue;
}
