import type { JsonObject } from "../json.ts";
import type { ExpressionEvaluator } from "../jsonata/expression-evaluator.ts";
import type { RandomSource } from "../random-source.ts";
import type { Command, ExecutionIdentity, Json } from "../types.ts";
import type { MapItem } from "../map/map-run-plan.ts";
import type { Payload } from "../payload.ts";
import type { StateGraph } from "../states/state.ts";
import type { History } from "./history.ts";
import type { Position } from "./position.ts";
import type { Routine } from "./routine.ts";
import type { Scheduler } from "./scheduler.ts";

/** The input of a map run's child for an item. @throws StatesError, or rejects with one */
export type ItemSelector = (item: MapItem) => Json | Promise<Json>;

/** The state that all routines of one execution share. */
export interface Run {
  readonly identity: ExecutionIdentity;
  /** The input of the execution. */
  readonly input: Json;
  readonly history: History;
  readonly scheduler: Scheduler;
  readonly random: RandomSource;
  readonly evaluator: ExpressionEvaluator;
  /** Finds what the host has against the input of a task: AWS then does not start it. */
  inputMistakes(resource: string, input: Json): readonly string[];
  /** The context object that expressions see, made of the execution's own. */
  contextObject(own: JsonObject): JsonObject;
  /** Whether texts about failures say which state failed, and where it is in the history. */
  readonly namesFailedStates: boolean;
  /** How often a routine has yielded the thread. */
  yields: number;
  /** How often the execution was redriven, and when last, in milliseconds since 1970. */
  redrives: number;
  redrivenAt: number | undefined;
  /** Goes from state to state: what the states that hold others do with those. */
  runStates(graph: StateGraph, branch: Branch): Routine<Payload>;
  /** The selectors of the children's inputs, by the map run's name. */
  readonly itemSelectors: Map<string, ItemSelector>;
  /** Asks the host for something. */
  command(command: Command): void;
}

/** A sequence of states on its way: the execution itself, a branch of a Parallel state, an iteration of a Map state. */
export interface Branch {
  readonly run: Run;
  /** The event the next one of this branch follows: its `previousEventId`. */
  cursor: number;
  /** Variables as this branch sees them. What it assigns is unseen outside. */
  variables: JsonObject;
  /** `$$.Map`, inside an iteration. */
  readonly map: JsonObject | undefined;
  position: Position;
}
