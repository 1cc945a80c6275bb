import type { HelpText } from "../../help-text.ts";
import { bulk } from "./bulk.ts";
import { faces } from "./faces.ts";
import { flows } from "./flows.ts";
import { inspect } from "./inspect.ts";
import { instructor } from "./instructor.ts";
import { learn } from "./learn.ts";
import { local } from "./local.ts";
import { program } from "./program.ts";
import { workshop } from "./workshop.ts";

/** Every text of the help in Korean, by its English. `tsc` fails when one is missing or no command has it any more. */
export const text: Readonly<Record<HelpText, string>> = {
  ...bulk,
  ...faces,
  ...flows,
  ...inspect,
  ...instructor,
  ...learn,
  ...local,
  ...program,
  ...workshop,
};
