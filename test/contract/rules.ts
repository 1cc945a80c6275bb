import { storage } from "./rules/storage.ts";
import { functions } from "./rules/functions.ts";
import { machines } from "./rules/machines.ts";
import { stacks } from "./rules/stacks.ts";
import { photos } from "./rules/photos.ts";
import type { Rule } from "./rules/rule.ts";

export const rules: readonly Rule[] = [...storage, ...functions, ...machines, ...stacks, ...photos];
