import { describeExecution, listExecutions, type ExecutionView } from "../../../aws/execution/read-execution.ts";
import { createHistoryReader } from "../../../aws/execution/read-history.ts";
import { listFaces } from "../../../aws/collection/faces.ts";
import { getItem } from "../../../aws/table/items.ts";
import type { Environment } from "../../environment.ts";
import { parseJson, readText } from "../../json-member.ts";
import { deployStageMachine } from "../../machine/deploy-stage.ts";
import { findMachines } from "../../machines.ts";
import { readResources } from "../../resources.ts";
import { judgeExecution, type Outcome } from "../../run/outcome.ts";
import { createStateHistory } from "../../run/state-history.ts";
import { readThumbnail } from "../../run/written.ts";
import { answerChecks } from "../answers.ts";
import { mistaken, type Finding, type LessonText } from "../check.ts";
import { ensureStack } from "../fixtures/riders.ts";
import { askOf, choice, textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { resetData } from "../test-runs/reset-data.ts";
import { checkPrefix } from "../test-runs/test-machine.ts";

/** How many of the newest executions are looked at. */
const mostLookedAt = 40;

const questions: readonly Question[] = [choice(askOf("prove-it", "again"), 2)];

/** Lesson 8: prove that the machine does what it should. */
export const proveIt: Lesson = {
  ...textsOf("prove-it", 1, 2),
  number: 8,
  minutes: 6,
  path: "core",
  prepare: ensureStack,
  questions,
  checks: [
    {
      id: "runs",
      layer: "truth",
      what: { code: "check-five-runs" },
      mistakes: ["mistake-runs-missing"],
      run: checkRuns,
    },
    {
      id: "written",
      layer: "truth",
      what: { code: "check-written" },
      mistakes: ["mistake-face-gone", "mistake-item-gone", "mistake-thumbnail-gone"],
      run: checkWritten,
    },
    ...answerChecks(questions),
  ],
  async enter(environment) {
    const there = (await findMachines(environment)).some((machine) => machine.stage === 4);
    if (!there) await deployStageMachine(environment, 4);
    await resetData(environment, await readResources(environment));
  },
};

interface OwnRun {
  readonly user: string;
  readonly outcome: Outcome;
}

async function checkRuns({ environment }: LessonContext): Promise<Finding | undefined> {
  const runs = await readOwnRuns(environment);
  const refusedFor = (code: string): boolean =>
    runs.some(({ outcome }) => outcome.kind === "refused" && outcome.reason?.code === code);
  const accepted = runs.filter(({ outcome }) => outcome.kind === "accepted").map(({ user }) => user);
  const known = runs.some(
    ({ user, outcome }) => outcome.reason?.code === "already-registered" && accepted.some((other) => other !== user),
  );
  const wanted: [boolean, LessonText][] = [
    [refusedFor("wearing-sunglasses"), { code: "run-sunglasses" }],
    [refusedFor("several-faces"), { code: "run-several-faces" }],
    [refusedFor("no-face-found"), { code: "run-no-face" }],
    [accepted.length > 0, { code: "run-accepted" }],
    [known, { code: "run-known-face" }],
  ];
  const missing = wanted.flatMap(([found, text]) => (found ? [] : [text]));
  if (missing.length === 0) return undefined;
  return mistaken({ code: "mistake-runs-missing", values: { missing, found: wanted.length - missing.length } });
}

async function checkWritten({ environment, resources }: LessonContext): Promise<Finding | undefined> {
  const { session, names } = environment;
  const runs = await readOwnRuns(environment);
  const user = runs.find(({ outcome }) => outcome.kind === "accepted")?.user ?? "";
  const { table } = await resources();
  const [faces, item] = await Promise.all([
    listFaces(session, names.collection),
    getItem(session, { table, key: { name: "Username", value: user } }),
  ]);
  if (!faces?.some((face) => face.user === user)) return mistaken({ code: "mistake-face-gone", values: { user } });
  if (item === undefined) return mistaken({ code: "mistake-item-gone", values: { user } });
  const [bucket, key] = [readText(item, "thumbnail", "s3bucket"), readText(item, "thumbnail", "s3key")];
  const there = bucket !== undefined && key !== undefined && (await readThumbnail(environment, { bucket, key }));
  return there ? undefined : mistaken({ code: "mistake-thumbnail-gone", values: { user } });
}

/** The attendee's own executions of stage 4, newest first. */
async function readOwnRuns(environment: Environment): Promise<OwnRun[]> {
  const { session } = environment;
  const machine = (await findMachines(environment)).find((candidate) => candidate.stage === 4);
  if (machine === undefined) return [];
  const listed = await listExecutions(session, { machineArn: machine.arn, limit: 200 });
  const own = listed.filter(({ name }) => !name.startsWith(checkPrefix)).slice(0, mostLookedAt);
  const views = await Promise.all(own.map(({ arn }) => describeExecution(session, arn)));
  return Promise.all(views.filter((view) => view !== undefined).map((view) => judge(environment, view)));
}

async function judge({ session }: Environment, execution: ExecutionView): Promise<OwnRun> {
  const history = createStateHistory();
  history.add(await createHistoryReader(session, execution.arn).readNew());
  return {
    user: readText(parseJson(execution.input), "userId") ?? "",
    outcome: judgeExecution(execution, history.visits()),
  };
}
