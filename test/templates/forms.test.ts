import { describe, expect, test } from "vitest";
import { readTemplate } from "../../src/workshop/package-files.ts";

interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, { readonly Type: string; readonly [member: string]: unknown }>>;
}

async function read(...path: string[]): Promise<Definition> {
  const definition: Definition = JSON.parse(await readTemplate("state-machines", ...path));
  return definition;
}

describe("the forms of the machine", () => {
  test.each([1, 2, 3, 4])("stage %i has the same states in both integrations", async (stage) => {
    const [classic, native] = await Promise.all([
      read(`stage-${stage}.asl.json`),
      read("sdk", `stage-${stage}.asl.json`),
    ]);
    expect(Object.keys(native.States)).toEqual(Object.keys(classic.States));
    expect(native.StartAt).toBe(classic.StartAt);
  });

  test("the Map form sends each photo through the states of stage 4", async () => {
    const [map, stage] = await Promise.all([read("map.asl.json"), read("stage-4.asl.json")]);
    expect(map.States["ProcessImages"]).toMatchObject({
      ItemProcessor: { StartAt: stage.StartAt, States: stage.States },
    });
  });

  test("every task of stage 5 has a time-out, and one that can fail has Retry and Catch", async () => {
    const { States } = await read("stage-5.asl.json");
    const tasks = Object.entries(States).filter(([, { Type }]) => Type === "Task");
    expect(tasks.length).toBeGreaterThan(7);
    for (const [name, task] of tasks)
      expect({ name, task }).toMatchObject({ task: { TimeoutSeconds: expect.any(Number) } });
    const uncaught = tasks.filter(([, { Retry, Catch }]) => !Retry || !Catch).map(([name]) => name);
    // A refusal that cannot be told fails the execution: there is nobody left to tell.
    expect(uncaught).toEqual(["PhotoDoesNotMeetRequirement"]);
  });
});
