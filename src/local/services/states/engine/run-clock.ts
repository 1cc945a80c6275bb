import { steadyNow } from "../../../../steady-clock.ts";

/** The clock of one execution. All moments are in milliseconds since 1970. */
export interface RunClock {
  /** Never earlier than before, also when somebody sets the clock on the wall. */
  now(): number;
  /** When a moment of this clock comes, by the wall clock as it is set now. */
  onWall(at: number): number;
  /** Begins no earlier than a moment that has passed already: the clock may have been set back while nobody ran. */
  goOnFrom(at: number): void;
}

/** A clock that agrees with the one on the wall when it is made, and counts steadily from then on. */
export function createRunClock(wall: () => number): RunClock {
  let begun = wall();
  const steadyBegun = steadyNow();
  const now = (): number => Math.floor(begun + steadyNow() - steadyBegun);
  return {
    now,
    onWall: (at) => wall() + at - now(),
    goOnFrom(at) {
      begun = Math.max(begun, at);
    },
  };
}
