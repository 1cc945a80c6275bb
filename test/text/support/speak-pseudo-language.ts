import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { packageRoot } from "../../../src/package-root.ts";
import type { AreaText } from "../../../src/text/entry.ts";
import { translateEntries, type PseudoLanguage } from "./pseudo-language.ts";

const name = "wildrydesPseudoLanguage";
const areas = pathToFileURL(join(packageRoot, "src", "text", "areas.ts")).href;

/** Node imports the commands without vitest, so their catalogue is replaced where Node loads it. */
const replaced = `
  import { areaNames, importArea as importEnglish } from "./areas.ts?english";
  export { areaNames };
  export const importArea = async (language, area) => globalThis.${name}(await importEnglish(language, area));
`;

/**
 * Puts the sentences of commands that this process loads from now on into a pseudo-language.
 *
 * @returns chooses the language of the next command; undefined is the one it was called in
 */
export function speakPseudoLanguages(): (language: PseudoLanguage | undefined) => void {
  let spoken: PseudoLanguage | undefined;
  Reflect.set(globalThis, name, (entries: AreaText) =>
    spoken === undefined ? entries : translateEntries(entries, spoken),
  );
  registerHooks({
    load: (url, context, load) =>
      url === areas ? { format: "module", source: replaced, shortCircuit: true } : load(url, context),
  });
  return (language) => (spoken = language);
}
