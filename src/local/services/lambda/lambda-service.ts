import type { ServiceHost } from "../../service.ts";
import type { CodeFolders } from "./code-folders.ts";
import type { EventQueue } from "./execution/event-queue.ts";
import type { FunctionExecution } from "./execution/function-execution.ts";
import type { FunctionTable } from "./function-record.ts";

/** What the operations of Lambda work with. */
export interface LambdaService {
  readonly host: ServiceHost;
  readonly functions: FunctionTable;
  readonly code: CodeFolders;
  readonly execution: FunctionExecution;
  readonly events: EventQueue;
}
