import { listExecutions } from "../../../aws/execution/read-execution.ts";
import { describeVersion, listVersions, readAlias, type MachineVersionView } from "../../../aws/machine/versions.ts";
import { liveAlias } from "../../machine/in-place.ts";
import { findMachineNamed } from "../../machine/await-machine.ts";
import { mistaken, type Finding } from "../check.ts";
import { answerChecks } from "../answers.ts";
import { ensureStack } from "../fixtures/riders.ts";
import { askOf, choice, textsOf } from "./texts.ts";
import type { Lesson, LessonContext, Question } from "../lesson.ts";
import { listStates, readMachineFile } from "../definition/machine-file.ts";

const questions: readonly Question[] = [choice(askOf("in-place", "latest"), 1)];

/** Lesson 9: versions and an alias. */
export const inPlace: Lesson = {
  ...textsOf("in-place", 1, 2, 3),
  number: 9,
  minutes: 6,
  path: "more",
  prepare: ensureStack,
  questions,
  checks: [
    {
      id: "versions",
      layer: "truth",
      what: { code: "check-versions" },
      mistakes: ["mistake-no-versions", "mistake-one-version"],
      run: checkVersions,
    },
    {
      id: "went-back",
      layer: "truth",
      what: { code: "check-alias-back" },
      mistakes: ["mistake-alias-missing", "mistake-alias-newest"],
      run: checkAlias,
    },
    {
      id: "run",
      layer: "truth",
      what: { code: "check-alias-run" },
      mistakes: ["mistake-alias-not-run"],
      run: checkRun,
    },
    ...answerChecks(questions),
  ],
};

interface InPlace {
  readonly arn: string;
  /** Newest first. */
  readonly versions: readonly MachineVersionView[];
}

async function readInPlace({ environment }: LessonContext): Promise<InPlace | undefined> {
  const { session, names } = environment;
  const machine = await findMachineNamed(environment, names.formMachine({ form: "in-place" }));
  if (machine === undefined) return undefined;
  const listed = await listVersions(session, machine.arn);
  const versions = await Promise.all(listed.slice(0, 20).map((version) => describeVersion(session, version)));
  return { arn: machine.arn, versions: versions.filter((version) => version !== undefined) };
}

async function checkVersions(context: LessonContext): Promise<Finding | undefined> {
  const machine = await readInPlace(context);
  const name = context.environment.names.formMachine({ form: "in-place" });
  if (machine === undefined || machine.versions.length === 0)
    return mistaken({ code: "mistake-no-versions", values: { machine: name } });
  if (machine.versions.length === 1) return mistaken({ code: "mistake-one-version", values: { machine: name } });
  return undefined;
}

/** The alias leads to a version without PersistMetadata, and a newer one has it. */
async function checkAlias(context: LessonContext): Promise<Finding | undefined> {
  const machine = await readInPlace(context);
  const { session } = context.environment;
  const routes = machine && (await readAlias(session, { machineArn: machine.arn, name: liveAlias }));
  const [route] = routes ?? [];
  if (machine === undefined || route === undefined) return mistaken({ code: "mistake-alias-missing" });
  const [newest] = machine.versions;
  const live = machine.versions.find((version) => version.number === route.version);
  const goneBack =
    live !== undefined && newest !== undefined && !persistsMetadata(live) && machine.versions.some(persistsMetadata);
  if (goneBack) return undefined;
  return mistaken({ code: "mistake-alias-newest", values: { version: route.version, newest: newest?.number ?? 0 } });
}

function persistsMetadata({ definition }: MachineVersionView): boolean {
  return listStates(readMachineFile(definition).root).some((state) => state.name === "PersistMetadata");
}

async function checkRun(context: LessonContext): Promise<Finding | undefined> {
  const machine = await readInPlace(context);
  if (machine === undefined) return mistaken({ code: "mistake-alias-missing" });
  const { session } = context.environment;
  const executions = await listExecutions(session, { machineArn: `${machine.arn}:${liveAlias}`, limit: 10 });
  return executions.some(({ status }) => status === "SUCCEEDED")
    ? undefined
    : mistaken({ code: "mistake-alias-not-run" });
}
