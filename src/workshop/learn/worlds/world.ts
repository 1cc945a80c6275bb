import type { Environment } from "../../environment.ts";

/** What a lesson's machine is deployed with. */
export interface WorldResources {
  /** Outputs of the stacks, for definitions and checks. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly roleArn: string;
}

/** A photo of a check, and the rider who uploads it. */
export interface TrialPhoto {
  readonly user: string;
  readonly key: string;
  /** Metadata of the object, where the photo is uploaded for the check. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What a lesson's machine works with: stacks, photos and what executions write. */
export interface MachineWorld {
  /** Sets up what is missing. */
  open(environment: Environment): Promise<WorldResources>;
  /** Provides a photo, and answers the input of its execution. */
  enter(environment: Environment, photo: TrialPhoto): Promise<object>;
  /** Deletes what executions wrote, so that a check starts with nothing. */
  reset(environment: Environment): Promise<void>;
}
