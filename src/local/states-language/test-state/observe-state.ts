import type { Flow } from "../data-flow/query-language.ts";
import { workInputOf } from "../data-flow/shape-data.ts";
import type { Payload } from "../payload.ts";
import type { State } from "../states/state.ts";
import type { InspectionRecorder, Stage } from "./inspection.ts";

/** The stages that AWS shows of each type of state (recorded). */
const shownStages: Readonly<Record<State["type"], readonly Stage[]>> = {
  Pass: ["afterInputPath", "afterParameters", "afterResultSelector", "afterResultPath"],
  Task: ["afterInputPath", "afterParameters", "afterArguments", "result", "afterResultSelector", "afterResultPath"],
  Choice: ["afterInputPath"],
  Wait: ["afterInputPath"],
  Succeed: ["afterInputPath"],
  Fail: ["afterInputPath"],
  Parallel: ["afterResultSelector", "afterResultPath"],
  Map: ["afterInputPath", "afterResultSelector", "afterResultPath"],
};

/** A Pass state with a `Result` shows nothing of what it made before. */
const stagesWithResult: readonly Stage[] = ["result", "afterResultSelector", "afterResultPath"];

/**
 * The same state, whose data is noted on its way.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 */
export function observeState(state: State, recorder: InspectionRecorder): State {
  const hasResult = state.type === "Pass" && state.result !== undefined;
  const shown = new Set(hasResult ? stagesWithResult : shownStages[state.type]);
  return { ...state, flow: observeFlow(state.flow, shown, recorder) };
}

function observeFlow(flow: Flow, shown: ReadonlySet<Stage>, recorder: InspectionRecorder): Flow {
  const isJsonPath = flow.language === "JSONPath";
  const note = (stage: Stage, payload: Payload): Payload => {
    if (shown.has(stage)) recorder.payload(stage, payload);
    return payload;
  };
  return {
    ...flow,
    input(visit) {
      const input = flow.input(visit);
      return isJsonPath ? note("afterInputPath", input) : input;
    },
    *workInput(visit, input) {
      return note(isJsonPath ? "afterParameters" : "afterArguments", yield* workInputOf(flow, visit, input));
    },
    select(visit, result) {
      const selected = flow.select(visit, note("result", result));
      return isJsonPath ? note("afterResultSelector", selected) : selected;
    },
    place(visit, selected) {
      const placed = flow.place(visit, selected);
      return isJsonPath ? note("afterResultPath", placed) : placed;
    },
  };
}
