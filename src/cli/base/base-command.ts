import { Command } from "@oclif/core/command";
import { packageRoot } from "../../package-root.ts";
import { exitCodes } from "../../exit-codes.ts";
import type { Port, ShownText, NamedTarget, WorkshopEvent } from "../../workshop/port.ts";
import type { AreaName, ErrorArea, Message } from "../../text/areas.ts";
import { currentLanguage } from "../../text/language.ts";
import { loadWords, type Words } from "../../text/words.ts";
import type { ReportedError } from "../../ui/error-text.ts";
import { createPort } from "../../ui/port.ts";
import { createRenderer, usualRendering, type Renderer, type Rendering } from "../../ui/renderer.ts";
import type { ExecutionBrowser } from "../../ui/execution/execution-browser.ts";
import { canRedraw, readTerminal, type Terminal } from "../../ui/terminal/terminal.ts";
import { explainFailure } from "../explain-failure.ts";
import { Interrupted, TimeLimitReached, watchSignals, type SignalWatch } from "../interruption.ts";
import { wantsJson, type CommandResult, type Outcome } from "../outcome.ts";
import { readCatalogue } from "../help/catalogue.ts";
import { globalFlags } from "../flags/target-flags.ts";

/** The base of every command: progress and questions, signals, and one way to end. */
export abstract class BaseCommand extends Command {
  static override baseFlags = globalFlags;
  /** See `CommandHints`. */
  static readonly notForLocal: readonly string[] = [];

  protected readonly terminal: Terminal = readTerminal();
  /** Sentences for an interrupted command: what continues without the person, and how to come back. */
  private nextSteps: readonly ShownText[] = [];
  /** The reason of the last retry. */
  private waiting: ShownText | undefined;
  /** Whether the work ends in its own way after a signal. */
  private finishesItself = false;
  private readonly cleanUps: (() => Promise<void>)[] = [];
  private renderer: Renderer | undefined;
  /** How progress is shown; a command sets it before it opens anything. */
  protected rendering: Rendering = usualRendering;
  private watch: SignalWatch | undefined;
  protected target: NamedTarget | null = null;

  /** The command's own work: parse, one call into the workshop, one drawing of the result. */
  protected abstract work(): Promise<CommandResult>;

  /** Runs the work and never throws: every end becomes an outcome, which the caller prints. */
  override async run(): Promise<Outcome> {
    const command = (this.id ?? "").replaceAll(":", " ");
    this.watch = watchSignals();
    try {
      await this.refuseEmptyValues(command);
      const { result, text, exitCode, error, printed } = await this.workUntilSignal(this.watch);
      return { command, target: this.target, result, text, error, printed, exitCode: exitCode ?? exitCodes.done };
    } catch (thrown) {
      this.parsed = true;
      return { command, target: this.target, ...(await this.endOf(thrown, command)) };
    } finally {
      this.renderer?.pause();
      for (const cleanUp of this.cleanUps.toReversed()) await cleanUp();
      this.watch.stop();
    }
  }

  /** From now on a first signal does not end the work: it looks at `signal` and finishes. A second one still does. */
  protected finishOnSignal(): void {
    this.finishesItself = true;
  }

  private async workUntilSignal(watch: SignalWatch): Promise<CommandResult> {
    const work = this.work();
    const signalled = watch.interrupted.catch((interruption: unknown) => {
      if (this.finishesItself) return work;
      throw interruption;
    });
    return Promise.race([work, signalled]);
  }

  /** Ends the work after this many seconds. What it began continues. */
  protected limitTime(seconds: number): void {
    this.watch?.limitTime(seconds);
  }

  /** Does something at the end however the command ends, also when it is interrupted. */
  protected atEnd(cleanUp: () => Promise<void>): void {
    this.cleanUps.push(cleanUp);
  }

  /** Aborted when the person interrupts. */
  protected get signal(): AbortSignal {
    return this.watch?.signal ?? AbortSignal.abort();
  }

  /** Opens progress and questions; `agreed` is the value of the flag that answers every question with yes. */
  protected async openPort(options: { agreed?: boolean | undefined; flag?: string } = {}): Promise<Port> {
    this.renderer ??= await createRenderer({
      terminal: this.terminal,
      json: wantsJson(this.argv),
      language: currentLanguage(),
      rendering: this.rendering,
    });
    const terminal = wantsJson(this.argv) ? { ...this.terminal, interactive: false } : this.terminal;
    const port = createPort(this.renderer, {
      terminal,
      agreed: options.agreed ?? false,
      flag: options.flag ?? "--yes",
    });
    return { ...port, notify: (event) => this.report(port, event) };
  }

  /** Whether a screen of keys can be shown where it is wanted: for a person at a terminal, and not under `--json`. */
  protected canBrowse(wanted: boolean): boolean {
    const able = this.terminal.interactive && process.stdin.isTTY && canRedraw(process.stdout);
    return wanted && able && !this.rendering.plain && !wantsJson(this.argv);
  }

  /** Opens the browser of an execution's data, where it is wanted and can be shown. */
  protected async openBrowser(wanted: boolean): Promise<ExecutionBrowser | undefined> {
    if (!this.canBrowse(wanted)) return undefined;
    const [{ createExecutionBrowser }, words] = await Promise.all([
      import("../../ui/execution/execution-browser.ts"),
      this.loadWords("screen-execution", "outcome"),
    ]);
    const browser = createExecutionBrowser({
      words,
      signal: this.signal,
      onInterrupt: () => process.kill(process.pid, "SIGINT"),
    });
    this.atEnd(() => Promise.resolve(browser.close()));
    this.rendering = { ...this.rendering, browser };
    return browser;
  }

  /** The sentences of a screen, in the language of this call. */
  protected loadWords<const A extends AreaName>(...areas: readonly A[]): Promise<Words<A>> {
    return loadWords(currentLanguage(), areas);
  }

  private report(port: Port, event: WorkshopEvent): void {
    if (event.type === "target") this.target = event.target;
    if (event.type === "keeps-running") this.nextSteps = event.next;
    if (event.type === "retry") this.waiting = event.reason;
    // A step that the person left did not fail: what it began continues.
    if (event.type === "step-failed" && this.signal.aborted) return;
    port.notify(event);
  }

  private async endOf(thrown: unknown, command: string): Promise<Pick<Outcome, "error" | "exitCode" | "quiet">> {
    const reason = this.watch?.signal.aborted ? this.watch.signal.reason : thrown;
    if (reason instanceof Interrupted) {
      const error: Message<ErrorArea> = {
        code: "interrupted",
        values: { signal: reason.signalName, next: this.nextSteps },
      };
      return { error, exitCode: reason.exitCode };
    }
    if (reason instanceof TimeLimitReached) {
      const values = { seconds: reason.seconds, waiting: this.waiting, next: this.nextSteps };
      return { error: { code: "time-limit-reached", values }, exitCode: exitCodes.stillInProgress };
    }
    if (process.env["WILDRYDES_DEBUG"])
      process.stderr.write(`${thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
    const failure = explainFailure(await this.explainUsage(thrown, command), this.target);
    return { error: this.withBegun(failure.error), exitCode: failure.exitCode, quiet: failure.quiet };
  }

  /** An error that stops only the looking: what the command began continues, and the error says how to follow it. */
  private withBegun(error: ReportedError): ReportedError {
    if (!passing.has(error.code) || this.nextSteps.length === 0) return error;
    return { ...error, values: { ...error.values, begun: this.nextSteps } };
  }

  /** @throws UserError for a flag or an argument that is an empty text, as a shell's unset variable gives it */
  private async refuseEmptyValues(command: string): Promise<void> {
    if (!this.argv.some((word) => word === "" || /^--?[\w-]+=$/.test(word))) return;
    const { emptyValueError } = await import("../usage-error.ts");
    const error = emptyValueError({ command, Class: this.ctor, argv: this.argv });
    if (error) throw error;
  }

  /** Only errors of the parser need the rules of the flags. */
  private async explainUsage(thrown: unknown, command: string): Promise<unknown> {
    if (!(thrown instanceof Error) || !("oclif" in thrown || refusedArgument.test(thrown.message))) return thrown;
    const { explainUsageError } = await import("../usage-error.ts");
    const known = readCatalogue(this.config.root ?? packageRoot)?.commands;
    const commands = [...(known?.keys() ?? [])].map((id) => id.replaceAll(":", " "));
    return explainUsageError(thrown, { command, Class: this.ctor, argv: this.argv, commands });
  }
}

/** Errors that pass, and do not end what was begun on AWS. */
const passing: ReadonlySet<string> = new Set(["credentials-expired", "throttled"]);

/** oclif refuses the value of an argument with a plain error. */
const refusedArgument = /^Expected an? \w+ .*but received: /s;
