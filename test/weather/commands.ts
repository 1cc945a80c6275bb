/** A command whose calls are disturbed one by one. */
export interface DisturbedCommand {
  readonly name: string;
  readonly words: readonly string[];
  /** The commands before, without disturbance. */
  readonly after: readonly (readonly string[])[];
}

const setup = ["setup"] as const;
const deploy = ["deploy-machine", "--stage", "4"] as const;
const deployInPlace = [...deploy, "--in-place"] as const;
const deployNative = [...deploy, "--integration", "sdk"] as const;
const run = ["run", "--user", "user_a", "--key", "1_happy_face.jpg"] as const;

/** Every command of the workshop that changes something, from a state in which it has work to do. */
export const disturbedCommands: readonly DisturbedCommand[] = [
  { name: "setup", words: setup, after: [] },
  { name: "deploy-machine", words: deploy, after: [setup] },
  { name: "deploy-machine --in-place", words: deployInPlace, after: [setup] },
  { name: "deploy-machine --integration sdk", words: deployNative, after: [setup] },
  { name: "run", words: run, after: [setup, deploy] },
  { name: "bulk run", words: ["bulk", "run", "rows.csv"], after: [setup, deploy] },
  { name: "bulk run --distributed", words: ["bulk", "run", "rows.csv", "--distributed"], after: [setup, deploy] },
  { name: "collection reset", words: ["collection", "reset", "--yes"], after: [setup, deploy, run] },
  { name: "teardown", words: ["teardown", "--yes"], after: [setup, deploy, run] },
];

/** The fate of one call. */
export const disturbances = ["lost-answer", "throttle", "stale", "kill"] as const;

export type Disturbance = (typeof disturbances)[number];
