import { randomUUID } from "node:crypto";
import { parseDefinition, type Advance, type Inspector } from "../../../states-language/index.ts";
import type { Integration } from "../integrations/integration.ts";
import { expressArn, type Home } from "../requests/arns.ts";
import { give, giveStart } from "./advance.ts";
import type { EngineContext } from "./engine-context.ts";
import { createRun } from "./run.ts";

/** A state in a machine made for trying it out. `input` is JSON text. */
export interface StateTrial {
  readonly home: Home;
  readonly definition: string;
  readonly roleArn: string;
  readonly input: string;
  readonly mock: Integration | undefined;
  readonly inspector: Inspector;
  /** True when what was told so far shows what became of the state. */
  isDecided(steps: readonly Advance[]): boolean;
}

/** Runs the machine until it is decided what became of the state; nothing of it is kept. */
export async function tryState(context: EngineContext, trial: StateTrial): Promise<Advance[]> {
  const { home, definition, roleArn, input, mock, inspector } = trial;
  const started = context.host.now();
  const name = randomUUID();
  const content = { definition, roleArn, logging: {}, tracing: {}, encryption: undefined, created: started };
  const machine = {
    ...home,
    id: 0,
    name: "TestState",
    type: "EXPRESS",
    status: "ACTIVE",
    created: started,
    revision: 0,
  } as const;
  const revision = {
    record: { ...content, id: 0, machine: 0, revisionId: undefined },
    machine: parseDefinition(definition),
  };
  const { promise, resolve } = Promise.withResolvers<void>();
  const steps: Advance[] = [];
  const observe = (advance: Advance): void => {
    steps.push(advance);
    if (advance.outcome || trial.isDecided(steps)) resolve();
  };
  const arn = expressArn(home, machine.name, name, name);
  const run = createRun({ arn, name, machine, revision, started, input, trial: { observe, mock, inspector } });
  giveStart(context, run, started);
  await promise;
  const told = [...steps];
  await give(context, run, { kind: "abort", at: context.host.now() });
  return told;
}
