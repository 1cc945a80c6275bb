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
    | "newer-data";
  readonly next: string;

  constructor(code: DaemonError["code"], message: string, next: string) {
    super(message);
    this.name = "DaemonError";
    this.code = code;
    this.next = next;
  }
}
