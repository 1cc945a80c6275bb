import { UserError } from "../../user-error.ts";
import type { Environment } from "../environment.ts";
import { explainAwsError } from "../explain-error.ts";

/** Opens the course's environment, starting the local endpoint where it does not run. */
type OpenEnvironment = () => Promise<Environment>;

/** An environment that is opened again when its endpoint was stopped. */
export interface Connection {
  /** Does something, and does it once more where the endpoint had to be started again. */
  use<T>(work: (environment: Environment) => Promise<T>): Promise<T>;
}

/**
 * Keeps an environment open over the time of a course.
 *
 * @param options.onRestart called when the endpoint was started again
 */
export function keepConnection(options: { open: OpenEnvironment; onRestart: () => void }): Connection {
  let opened: Promise<Environment> | undefined;
  return {
    async use(work) {
      opened ??= options.open();
      const environment = await opened.catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      try {
        return await work(environment);
      } catch (error) {
        if (environment.target.target !== "local" || environment.signal.aborted || !isUnreachable(error)) throw error;
        opened = options.open();
        const again = await opened;
        options.onRestart();
        return work(again);
      }
    },
  };
}

function isUnreachable(error: unknown): boolean {
  const explained: unknown = explainAwsError(error);
  return explained instanceof UserError && explained.code === "endpoint-unreachable";
}
