import { invalidName } from "./errors.ts";

// CreateStateMachine, StartExecution and CreateActivity share these rules: no white space, brackets, wildcards,
// special characters, control characters, surrogates or U+FFFE, U+FFFF.
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

/** @throws InvalidName */
export function checkName(name: string): void {
  if (forbidden.test(name)) throw invalidName(name);
}
