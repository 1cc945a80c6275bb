import { homedir } from "node:os";
import { join } from "node:path";

/** The data folder where none is named: `WILDRYDES_DATA`, else `wildrydes` in the user's data home (XDG). */
export function defaultDataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  if (environment["WILDRYDES_DATA"]) return environment["WILDRYDES_DATA"];
  const home = environment["HOME"] || homedir();
  return join(environment["XDG_DATA_HOME"] || join(home, ".local", "share"), "wildrydes");
}
