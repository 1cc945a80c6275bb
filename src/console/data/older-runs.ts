import { nameOfArn } from "../../arn.ts";
import { listExecutionPage } from "../../aws/execution/read-execution.ts";
import type { Environment } from "../../workshop/environment.ts";
import type { RunMemory } from "./run-memory.ts";

/** The runs behind the first page of each machine. They are read once, in the background. */
interface OlderRuns {
  /** Begins to read a machine's runs from a page's token on, unless that was done before. */
  read(machineArn: string, machine: string, from: string): void;
  /** Forgets the machines that are not among these. */
  keepMachines(names: ReadonlySet<string>): void;
  pagesRead(): number;
}

const pageSize = 500;

/** @param runs receives the runs */
export function createOlderRuns(
  session: Environment["session"],
  runs: Pick<RunMemory<unknown>, "keep" | "isFull">,
): OlderRuns {
  const begun = new Set<string>();
  let pages = 0;

  async function readAll(machineArn: string, machine: string, from: string): Promise<void> {
    let token: string | undefined = from;
    while (token !== undefined && !runs.isFull()) {
      const page: Awaited<ReturnType<typeof listExecutionPage>> = await listExecutionPage(session, {
        machineArn,
        limit: pageSize,
        token,
      });
      for (const execution of page.executions) runs.keep(execution, machine);
      token = page.nextToken;
      pages += 1;
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  }

  return {
    read(machineArn, machine, from) {
      if (begun.has(machineArn) || runs.isFull()) return;
      begun.add(machineArn);
      void readAll(machineArn, machine, from).catch(() => undefined);
    },
    keepMachines(names) {
      for (const arn of begun) if (!names.has(nameOfArn(arn))) begun.delete(arn);
    },
    pagesRead: () => pages,
  };
}
