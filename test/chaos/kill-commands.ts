import { enterHome, type Home } from "../support/home.ts";
import { createRandom, type Random } from "../support/random.ts";
import { commandSteps, type Step } from "./command-steps.ts";
import { killDaemon, runUntil } from "./killed-command.ts";

/** Milliseconds that a command is taken to need before it was seen. */
const firstGuess = 1200;

/** The result of each command. */
export interface KilledCommands {
  /** By command: how often it was cut off, and by what. */
  readonly kills: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/**
 * Lives through the commands of an environment again and again. Each is killed or interrupted at random moments, some
 * with the endpoint, and then run to its end: it has to end well, as if nothing had been.
 *
 * @param options.kills how many commands are cut off, at least; the last environment is lived to its end
 */
export async function killCommands(options: {
  seed: number;
  kills: number;
  say: (line: string) => void;
}): Promise<KilledCommands> {
  const random = createRandom(options.seed);
  const kills: Record<string, number> = {};
  const faults: string[] = [];
  const usual = new Map<string, number>();
  const home = await enterHome();
  try {
    while (total(kills) < options.kills && faults.length === 0)
      for (const step of commandSteps()) {
        await step.prepare?.(home);
        for (let left = 1 + random.below(3); left > 0; left--) {
          const cut = await cutOff(home, step, { random, usual: usual.get(step.name) ?? firstGuess });
          if (cut.fault !== undefined) faults.push(`${step.name}: ${cut.fault}`);
          if (cut.by === undefined) break;
          kills[`${step.name}, ${cut.by}`] = (kills[`${step.name}, ${cut.by}`] ?? 0) + 1;
        }
        const ended = await runUntil(home, step.words(home), { signal: "SIGKILL", after: undefined });
        usual.set(step.name, ended.took);
        const wrong = step.codes.includes(ended.code ?? -1)
          ? await step.check(home, ended).catch((error: unknown) => String(error))
          : `ended with ${ended.code}: ${ended.stdout.slice(-600)} ${ended.stderr.slice(-1200)}`;
        if (wrong !== undefined) faults.push(`${step.name}: ${wrong}`);
        options.say(`${total(kills)} kills: ${step.name} ${wrong === undefined ? "converged" : `FAULT ${wrong}`}`);
      }
    return { kills, faults };
  } finally {
    await home.leave();
  }
}

/** Cuts a command off at a random moment; `by` is undefined where it ended before. */
async function cutOff(
  home: Home,
  step: Step,
  { random, usual }: { random: Random; usual: number },
): Promise<{ by: string | undefined; fault?: string }> {
  const signal = random.chance(0.6) ? "SIGKILL" : "SIGINT";
  const withDaemon = random.chance(0.25);
  const { code, took, hung, stderr } = await runUntil(home, step.words(home), { signal, after: random.next() * usual });
  if (withDaemon) killDaemon(home);
  if (hung) return { by: "Ctrl-C", fault: `Ctrl-C did not end it: ${stderr.slice(-600)}` };
  if (code !== null && code !== 130 && took < usual) return { by: undefined };
  return { by: `${signal === "SIGINT" ? "Ctrl-C" : "kill -9"}${withDaemon ? ", and the endpoint" : ""}` };
}

function total(kills: Readonly<Record<string, number>>): number {
  return Object.values(kills).reduce((sum, count) => sum + count, 0);
}
