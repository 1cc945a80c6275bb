/** The program's exit codes, for scripts. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  /** No credentials, no endpoint, no rights: nothing was tried. */
  preflight: 3,
  notFound: 4,
  declined: 5,
  someFailed: 68,
  stillInProgress: 69,
  interrupted: 130,
  terminated: 143,
} as const;

/** The exit codes of some names: `ExitCodeOf<"done" | "failed">`. */
export type ExitCodeOf<Name extends keyof typeof exitCodes> = (typeof exitCodes)[Name];

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
