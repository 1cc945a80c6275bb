import type { Stage } from "../stages.ts";
import type { DefinitionChange } from "./compare-definitions.ts";

/** Flags of this program, for hints. */
export type FlagValues = Readonly<Record<string, string | number | true | undefined>>;

/** The result of deploying a machine. */
export interface DeployedMachine {
  /** The stage it is at; undefined for an attendee's own machine. */
  readonly stage: number | undefined;
  readonly name: string;
  /** Empty where the machine is not there. */
  readonly arn: string;
  /** `put-back`: an earlier version is live again. `none`: nothing was to be changed, only shown. */
  readonly change: "created" | "updated" | "unchanged" | "put-back" | "none";
  readonly title: Stage["title"] | string;
  readonly adds: readonly string[];
  readonly explanation: Stage["explanation"];
  /** The definition that is deployed now, or would be. */
  readonly definition: string;
  /** The definition before; undefined where the machine is new. */
  readonly previousDefinition: string | undefined;
  /** The changes since then, or else since the stage before; undefined for a new machine of stage 1. */
  readonly changes: DefinitionChange | undefined;
  /** The version that is live now, where the machine has versions. */
  readonly version?: number | undefined;
  /** How to run it and how to deploy it: flags of `run` and of `deploy-machine`. */
  readonly runFlags: FlagValues;
  readonly deployFlags: FlagValues;
  /** How to deploy the stage after it; undefined for the last. */
  readonly nextFlags?: FlagValues | undefined;
}
