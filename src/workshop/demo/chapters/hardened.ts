import { listFaces } from "../../../aws/collection/faces.ts";
import { deployHardenedMachine } from "../../machine/deploy-hardened.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { readSamplePhotos } from "../../package-files.ts";
import { readPhotoFile } from "../../photos/photo-file.ts";
import type { Environment } from "../../environment.ts";
import type { Port } from "../../port.ts";
import type { Outcome } from "../../run/outcome.ts";
import { runPhoto, type RunRequest } from "../../run/run-photo.ts";
import type { DemoText } from "../findings.ts";
import type { Chapter } from "./chapter.ts";
import { emptyCollection } from "./play-chapter.ts";

type Photo = Pick<RunRequest, "user" | "key" | "photo">;

/** The effect of a trap, at each of the two stages. */
interface Trap {
  readonly step: DemoText;
  readonly expected: { readonly four: DemoText; readonly five: DemoText };
  /** Sets the trap and returns the result; the collection is empty before. */
  spring(stage: 4 | 5): Promise<DemoText>;
}

const happy = "1_happy_face.jpg";

/** Each trap of the workshop's text, with stage 4 and with stage 5. */
export const chapter: Chapter = {
  title: { code: "chapter-hardened" },
  async play({ environment, note }) {
    await deployStageMachine(environment, 4);
    await deployHardenedMachine(environment);
    const quiet: Environment = { ...environment, port: quietPort(environment.port) };
    for (const { step, expected, spring } of await traps(quiet)) {
      const got: { four?: DemoText; five?: DemoText } = {};
      for (const [name, stage] of [
        ["four", 4],
        ["five", 5],
      ] as const) {
        await emptyCollection(quiet);
        got[name] = await spring(stage);
      }
      const { four, five } = got;
      const isAny = expected.four.code === "trap-any";
      note({
        step,
        expected: withWithout(expected),
        got: withWithout({ four, five }),
        asExpected: (isAny || kindOf(four) === kindOf(expected.four)) && kindOf(five) === kindOf(expected.five),
      });
    }
  },
};

async function traps(environment: Environment): Promise<Trap[]> {
  const run = async (stage: 4 | 5, photo: Photo) => (await runPhoto(environment, { ...photo, stage })).outcome;
  const sample = (await readSamplePhotos()).find(({ key }) => key === happy);
  // The thumbnail's key is longer than the photo's: S3 refuses it, and only it.
  const longKey = `${"long/".repeat(203)}face.jpg`;
  const broken: Photo = { user: "user_t", key: longKey, photo: await readPhotoFile(sample?.file ?? "") };
  const count = (value: number): DemoText => ({ code: "trap-count", values: { count: value } });
  return [
    {
      step: { code: "trap-own-photo" },
      expected: { four: textOf("refused"), five: textOf("accepted") },
      async spring(stage) {
        await run(stage, { user: "user_a", key: happy });
        return outcomeOf(await run(stage, { user: "user_a", key: "5_same_person.jpg" }));
      },
    },
    {
      step: { code: "trap-user-id" },
      expected: { four: textOf("failed"), five: textOf("refused") },
      spring: async (stage) => outcomeOf(await run(stage, { user: "rider@example.com", key: happy })),
    },
    {
      step: { code: "trap-thumbnail" },
      expected: { four: count(1), five: count(0) },
      async spring(stage) {
        await run(stage, broken);
        return count((await listFaces(environment.session, environment.names.collection))?.length ?? 0);
      },
    },
    {
      step: { code: "trap-locked-out" },
      expected: { four: textOf("refused"), five: textOf("accepted") },
      async spring(stage) {
        await run(stage, broken);
        return outcomeOf(await run(stage, { user: "user_t", key: happy }));
      },
    },
    {
      step: { code: "trap-race" },
      expected: { four: { code: "trap-any" }, five: count(1) },
      async spring(stage) {
        const riders = ["user_1", "user_2", "user_3", "user_4"];
        const outcomes = await Promise.all(riders.map((user) => run(stage, { user, key: happy })));
        return count(outcomes.filter(({ kind }) => kind === "accepted").length);
      },
    },
  ];
}

function textOf(kind: Outcome["kind"]): DemoText {
  return { code: "outcome-line", values: { kind } };
}

function outcomeOf({ kind }: Outcome): DemoText {
  return textOf(kind);
}

function withWithout({ four, five }: { four?: DemoText | undefined; five?: DemoText | undefined }): DemoText {
  return { code: "trap-with-without", values: { four: four ?? "-", five: five ?? "-" } };
}

function kindOf(text: DemoText | undefined): string {
  return JSON.stringify(text);
}

/** Ten executions for five lines: their states are not shown. */
function quietPort(port: Port): Port {
  return { ...port, notify: () => undefined };
}
