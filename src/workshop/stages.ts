import { partitionOfArn } from "../arn.ts";
import type { Message } from "../text/areas.ts";
import { UserError } from "../user-error.ts";
import { stageNumbers, type StageNumber } from "./names.ts";
import { readTemplate } from "./package-files.ts";

/** A stage of the workshop as data: what it is called and what it adds to the one before. */
export interface Stage {
  readonly stage: StageNumber;
  readonly title: Message<"progress-stages">;
  /** File of the definition in templates/state-machines. */
  readonly definition: string;
  /** Names of the states that are new in this stage. */
  readonly adds: readonly string[];
  readonly explanation: readonly Message<"progress-stages">[];
}

/** The workshop's stages, in order. */
export async function readStages(): Promise<Stage[]> {
  const content: unknown = JSON.parse(await readTemplate("state-machines", "stages.json"));
  if (typeof content !== "object" || content === null || !("stages" in content) || !Array.isArray(content.stages))
    throw new Error("stages.json holds no stages");
  return content.stages.map(stageOf);
}

/** A stage as stages.json describes it. @throws Error where the file lacks it */
export async function readStage(stage: StageNumber): Promise<Stage> {
  const found = (await readStages()).find((candidate) => candidate.stage === stage);
  if (found === undefined) throw new Error(`stages.json has no stage ${stage}`);
  return found;
}

/** The catalogue's texts about each stage. */
const descriptions: Readonly<Record<StageNumber, Pick<Stage, "title" | "explanation">>> = {
  1: { title: { code: "stage-1-title" }, explanation: [{ code: "stage-1-detects" }, { code: "stage-1-refuses" }] },
  2: { title: { code: "stage-2-title" }, explanation: [{ code: "stage-2-searches" }, { code: "stage-2-passes" }] },
  3: { title: { code: "stage-3-title" }, explanation: [{ code: "stage-3-parallel" }, { code: "stage-3-duplicates" }] },
  4: { title: { code: "stage-4-title" }, explanation: [{ code: "stage-4-persists" }] },
};

function stageOf(entry: unknown): Stage {
  if (
    typeof entry === "object" &&
    entry !== null &&
    "stage" in entry &&
    "definition" in entry &&
    typeof entry.definition === "string" &&
    "adds" in entry
  ) {
    const stage = stageNumbers.find((number) => number === entry.stage);
    if (stage !== undefined)
      return {
        stage,
        ...descriptions[stage],
        definition: entry.definition,
        adds: textsOf(entry.adds),
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
    const value = placeValue(outputs, name);
    if (value !== undefined) return value;
    throw new UserError({ code: "output-missing", values: { output: name } });
  });
}

/** Returns the value of `${name}` in a definition: a stack's output, or the partition of its ARNs. */
export function placeValue(outputs: ReadonlyMap<string, string>, name: string): string | undefined {
  return outputs.get(name) ?? (name === "Partition" ? partitionOf(outputs) : undefined);
}

/** The partition of the stack's ARNs: `aws-us-gov` in GovCloud, `aws-cn` in China. */
function partitionOf(outputs: ReadonlyMap<string, string>): string {
  const arn = [...outputs.values()].find((value) => value.startsWith("arn:"));
  return partitionOfArn(arn);
}

/** Whether two definitions say the same, however they are laid out. */
export function sameDefinition(one: string, other: string): boolean {
  try {
    return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    return one === other;
  }
}

/** A definition as text that does not depend on its layout and the order of members; as it is where it is not JSON. */
export function canonicalDefinition(definition: string): string {
  try {
    return canonical(JSON.parse(definition));
  } catch {
    return definition;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
