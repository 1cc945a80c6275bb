/** Why the local endpoint could not be started, reached or ended, as a code with its values. */
type DaemonFault =
  | { readonly code: "local-already-running"; readonly values: { url: string; otherPort: boolean } }
  | { readonly code: "local-damaged-data"; readonly values: { dataFolder: string; reason: string } }
  | { readonly code: "local-data-disk-full"; readonly values: { dataFolder: string } }
  | { readonly code: "local-foreign-folder"; readonly values: { dataFolder: string; toDelete: boolean } }
  | { readonly code: "local-newer-data"; readonly values: { dataFolder: string } }
  | { readonly code: "local-not-answering"; readonly values: { dataFolder: string; pid?: number | undefined } }
  | { readonly code: "local-not-ended"; readonly values: { pid: number } }
  | { readonly code: "local-not-private"; readonly values: { dataFolder: string; otherUser: boolean } }
  | { readonly code: "local-not-writable"; readonly values: { dataFolder: string; reason: string } }
  | { readonly code: "local-port-taken"; readonly values: { port?: number | undefined } }
  | { readonly code: "local-start-failed"; readonly values: { reason: string; logFile: string } }
  | { readonly code: "local-unknown-process"; readonly values: { dataFolder: string } };

/** An error of the local endpoint's process. It carries no sentence: the catalogue words it by its code and values. */
export class DaemonError extends Error {
  readonly fault: DaemonFault;
  readonly code: DaemonFault["code"];

  constructor(fault: DaemonFault) {
    super(`${fault.code} ${JSON.stringify(fault.values)}`);
    this.name = "DaemonError";
    this.fault = fault;
    this.code = fault.code;
  }
}
