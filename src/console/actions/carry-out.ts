import { redriveExecution } from "../../aws/execution/redrive-execution.ts";
import { stopExecution } from "../../aws/execution/stop-execution.ts";
import { describeExecution } from "../../aws/execution/read-execution.ts";
import { startExecution } from "../../aws/execution/start-execution.ts";
import { deleteFaces } from "../../aws/collection/faces.ts";
import { decide, type Decision } from "../../workshop/approvals/decide.ts";
import { parseJson } from "../../workshop/json-member.ts";
import { link } from "../html.ts";
import type { PageContext } from "../pages/page.ts";
import { json, type Answer } from "../server/answer.ts";
import { describeError } from "../server/describe-error.ts";

/** The place of an action, and the form that asked for it. */
interface ActionContext extends PageContext {
  readonly form: URLSearchParams;
}

/** Where the page goes next; nothing, to stay. */
interface Done {
  readonly location?: string;
}

type Action = (context: ActionContext) => Promise<Done>;

/** Everything the console can change. */
const actions: Readonly<Record<string, Action>> = {
  "/actions/start": async ({ environment, form, words }) => {
    const input = parseJson(form.get("input") ?? "");
    if (typeof input !== "object" || input === null) throw new Error(words.say("console-not-json"));
    const arn = await startExecution(environment.session, { machineArn: form.get("arn") ?? "", input });
    return { location: link("/run", { arn }) };
  },
  "/actions/start-again": async ({ environment, form, words }) => {
    const before = await describeExecution(environment.session, form.get("arn") ?? "");
    const input = parseJson(before?.input);
    if (before === undefined || typeof input !== "object" || input === null) throw new Error(words.say("console-gone"));
    const arn = await startExecution(environment.session, { machineArn: before.machineArn, input });
    return { location: link("/run", { arn }) };
  },
  "/actions/stop": async ({ environment, form, words }) => {
    const arn = form.get("arn") ?? "";
    await stopExecution(environment.session, { arn, error: "Stopped", cause: words.say("console-stopped-by") });
    return {};
  },
  "/actions/redrive": async ({ environment, form }) => {
    await redriveExecution(environment.session, form.get("arn") ?? "");
    return {};
  },
  "/actions/approve": (context) => decideAs("approved", context),
  "/actions/deny": (context) => decideAs("denied", context),
  "/actions/delete-face": async ({ environment, form }) => {
    await deleteFaces(environment.session, environment.names.collection, [form.get("face") ?? ""]);
    return {};
  },
};

async function decideAs(decision: Decision["decision"], { environment, form }: ActionContext): Promise<Done> {
  await decide(environment, { id: form.get("id") ?? "", decision, by: "console" });
  return {};
}

/** Carries out what a form asked for. A refusal of AWS is answered in AWS's own words. */
export async function carryOut(pathname: string, context: ActionContext): Promise<Answer> {
  const action = Object.hasOwn(actions, pathname) ? actions[pathname] : undefined;
  if (action === undefined) return json({ error: "no-action" }, 404);
  try {
    return json({ done: true, text: context.words.say("console-done"), ...(await action(context)) });
  } catch (error) {
    const text =
      error instanceof Error && error.name === "Error"
        ? error.message
        : await describeError(error, context.words.language);
    return json({ error: "refused", text }, 409);
  }
}
