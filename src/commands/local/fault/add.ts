import * as Args from "@oclif/core/args";
import * as Flags from "@oclif/core/flags";
import { dataFolder } from "../../../cli/data-folder.ts";
import { faultsChanged } from "../../../cli/fault-result.ts";
import { LocalCommand } from "../../../cli/base/local-command.ts";
import { addFault, faultKinds, faultOrigins, readSeconds } from "../../../workshop/endpoint/faults.ts";
import { prepareFolder } from "../../../local/daemon/index.ts";

const atLeast = (min: number, summary: string, max?: number) =>
  Flags.integer({ summary, min, ...(max === undefined ? {} : { max }) });

export default class LocalFaultAdd extends LocalCommand {
  static override summary = "Make the local endpoint fail the way AWS sometimes does.";
  static override description =
    "Faults affect calls of commands, functions and state machines. They survive a restart of the endpoint, and its log names each affected call.";
  static override examples = [
    { description: "Throttle one call in ten", command: "npx wildrydes local fault add throttle --rate 10" },
    {
      description: "Make reads of Rekognition lag three seconds behind changes",
      command: "npx wildrydes local fault add stale --service rekognition --seconds 3",
    },
    {
      description: "Lose the response of the next StartExecution",
      command: "npx wildrydes local fault add lost-answer --operation StartExecution --count 1",
    },
  ];
  static override args = {
    kind: Args.string({ description: "Kind of the fault.", options: [...faultKinds], required: true }),
  };
  static override flags = {
    service: Flags.string({ summary: "Only calls of this service, such as states or rekognition." }),
    operation: Flags.string({ summary: "Only calls of this operation; * stands for any characters." }),
    from: Flags.option({
      summary: "Only calls of the user, of functions or of state machines. Can be given several times.",
      options: [...faultOrigins],
      multiple: true,
    })(),
    rate: atLeast(0, "Percentage of the calls that it affects.", 100),
    count: atLeast(1, "Affect at most N calls."),
    skip: atLeast(0, "Skip the first N calls."),
    seed: atLeast(0, "Seed that selects the calls of a rate (default: 1)."),
    seconds: Flags.string({
      summary: "For delay, stale, propagation, deleting-for and slow-stack: duration in seconds.",
    }),
    calls: atLeast(1, "For stale: number of reads that return the old state after a change."),
    code: Flags.string({ summary: "For error: its code, such as ResourceNotFoundException." }),
    message: Flags.string({ summary: "For error: its message." }),
    status: atLeast(400, "For error: its HTTP status.", 599),
    bucket: atLeast(1, "For throttle: burst, in calls of one operation."),
    refill: atLeast(1, "For throttle: refill rate, in calls of one operation per second."),
  };

  protected async work() {
    const { args, flags } = await this.parse(LocalFaultAdd);
    const kind = faultKinds.find((one) => one === args.kind) ?? "error";
    const words = await this.loadWords("screen-fault");
    const folder = dataFolder();
    prepareFolder(folder);
    const { service, operation, from, rate, count, skip, seed, calls, code, message, status, bucket, refill } = flags;
    const seconds = readSeconds(flags.seconds);
    const values = { service, operation, from, rate, count, skip, seed, seconds, calls, code, message, status, bucket };
    const fault = await addFault(folder, { kind, ...values, refill });
    return faultsChanged({
      dataFolder: folder,
      changed: [fault],
      headline: words.say("faults-added", { count: 1 }),
      words,
      columns: this.terminal.columns,
    });
  }
}
