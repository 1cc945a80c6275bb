/** Why the local endpoint could not be started or reached, with what to do about it. */
export class DaemonError extends Error {
  readonly code:
    | "port-taken"
    | "not-writable"
    | "disk-full"
    | "start-failed"
    | "busy"
    | "already-running"
    | "foreign-folder"
    | "not-answering"
    | "not-ended"
    | "not-private"
    | "unknown-process"
    | "newer-data"
    | "damaged-data";
  readonly next: string;

  /** What caused it, where that is worth a line of its own. */
  readonly why: string | undefined;

  constructor(code: DaemonError["code"], message: string, next: string, why?: string) {
    super(message);
    this.name = "DaemonError";
    this.code = code;
    this.next = next;
    this.why = why;
  }
}
