import type { RowResult } from "../rows/row-result.ts";
import { createLatencies, type Latencies, type LatencySummary } from "./latency.ts";

/** How the visits of one state of one machine ended. */
export interface StateCount {
  readonly name: string;
  readonly entered: number;
  readonly succeeded: number;
  readonly caught: number;
  /** Failed or aborted. */
  readonly failed: number;
  /** Tries after the first of each visit. */
  readonly retries: number;
  readonly latency: LatencySummary;
}

/** The rows of one machine. States are in the order in which they were first met. */
export interface MachineCount {
  readonly name: string;
  readonly rows: number;
  readonly states: readonly StateCount[];
}

/** Counts the states of rows as the rows end. */
interface StateCounter {
  add(result: RowResult): void;
  /** In the order in which the machines were first met. */
  counted(): MachineCount[];
}

interface OpenState {
  entered: number;
  succeeded: number;
  caught: number;
  failed: number;
  retries: number;
  latencies: Latencies;
}

/** A counter without rows. */
export function createStateCounter(): StateCounter {
  const machines = new Map<string, { rows: number; states: Map<string, OpenState> }>();

  function stateOf(states: Map<string, OpenState>, name: string): OpenState {
    const known = states.get(name);
    if (known) return known;
    const state = { entered: 0, succeeded: 0, caught: 0, failed: 0, retries: 0, latencies: createLatencies() };
    states.set(name, state);
    return state;
  }

  return {
    add(result) {
      const machine = machines.get(result.machine) ?? { rows: 0, states: new Map<string, OpenState>() };
      machines.set(result.machine, machine);
      machine.rows += 1;
      for (const visit of result.states) {
        const state = stateOf(machine.states, visit.name);
        state.entered += 1;
        state.retries += visit.attempts - 1;
        state[visit.status === "succeeded" || visit.status === "caught" ? visit.status : "failed"] += 1;
        state.latencies.add(visit.durationMs);
      }
    },
    counted: () =>
      [...machines].map(([name, { rows, states }]) => ({
        name,
        rows,
        states: [...states].map(([state, { latencies, ...counts }]) => ({
          name: state,
          ...counts,
          latency: latencies.summary(),
        })),
      })),
  };
}
