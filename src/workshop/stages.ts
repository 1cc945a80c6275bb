import { UserError } from "../user-error.ts";
import { stageNumbers, type StageNumber } from "./names.ts";
import { readTemplate } from "./package-files.ts";

/** A stage of the workshop as data: what it is called and what it adds to the one before. */
export interface Stage {
  readonly stage: StageNumber;
  readonly title: string;
  /** File of the definition in templates/state-machines. */
  readonly definition: string;
  /** Names of the states that are new in this stage. */
  readonly adds: readonly string[];
  readonly explanation: readonly string[];
}

/** The workshop's stages, in order. */
export async function readStages(): Promise<Stage[]> {
  const content: unknown = JSON.parse(await readTemplate("state-machines", "stages.json"));
  if (typeof content !== "object" || content === null || !("stages" in content) || !Array.isArray(content.stages))
    throw new Error("stages.json holds no stages");
  return content.stages.map(stageOf);
}

/** One stage. */
export async function readStage(stage: StageNumber): Promise<Stage> {
  const found = (await readStages()).find((candidate) => candidate.stage === stage);
  if (found === undefined) throw new Error(`stages.json has no stage ${stage}`);
  return found;
}

function stageOf(entry: unknown): Stage {
  if (
    typeof entry === "object" &&
    entry !== null &&
    "stage" in entry &&
    "title" in entry &&
    typeof entry.title === "string" &&
    "definition" in entry &&
    typeof entry.definition === "string" &&
    "adds" in entry &&
    "explanation" in entry
  ) {
    const stage = stageNumbers.find((number) => number === entry.stage);
    if (stage !== undefined)
      return {
        stage,
        title: entry.title,
        definition: entry.definition,
        adds: textsOf(entry.adds),
        explanation: textsOf(entry.explanation),
      };
  }
  throw new Error("stages.json holds an entry that is no stage");
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/**
 * Puts the stack's outputs into a definition's `${OutputName}` places.
 *
 * @throws UserError when the definition names an output that the stack lacks
 */
export function fillDefinition(template: string, outputs: ReadonlyMap<string, string>): string {
  return template.replaceAll(/\$\{([A-Za-z0-9]+)\}/g, (_, name: string) => {
    const value = outputs.get(name);
    if (value !== undefined) return value;
    throw new UserError({ code: "output-missing", values: { output: name } });
  });
}

/** Whether two definitions say the same, however they are laid out. */
export function sameDefinition(one: string, other: string): boolean {
  try {
    return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    return one === other;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
