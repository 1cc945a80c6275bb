import ora from "ora";
import type { WorkshopEvent } from "../workshop/port.ts";
import { describeEvent } from "./describe-event.ts";
import { showExecution, type ExecutionOnScreen } from "./live-run/show-execution.ts";
import { formatLine, type Renderer, type RendererTools } from "./renderer.ts";
import { paint, type Terminal } from "./terminal/terminal.ts";
import { fitStream } from "./terminal/write.ts";

/** Lines as in a log, with a spinner below them for the step that runs. */
export function createLiveRenderer(tools: RendererTools): Renderer {
  const { terminal, words } = tools;
  const browser = tools.rendering?.browser;
  const lines = createLinesAboveSpinner(terminal);
  let run: ExecutionOnScreen | undefined;
  /** Updates to show once the person is back from the execution's data. */
  let waiting: (() => void)[] | undefined;

  function hide(): void {
    waiting = [];
    run?.hold();
  }

  function comeBack(): void {
    const shown = waiting ?? [];
    waiting = undefined;
    run?.release();
    for (const show of shown) show();
  }

  function endRun(): void {
    run?.end();
    run = undefined;
  }

  function draw(event: WorkshopEvent): void {
    switch (event.type) {
      case "execution-started":
        lines.stopSpinner();
        run = showExecution(event, tools, () => {
          if (event.data) browser?.follow(event.data, { hide, show: comeBack });
        });
        return;
      case "state":
        if (run) return run.add(event.state);
        if (event.state.status === "entered") lines.setSpinnerText(event.state.name);
        break;
      case "step-started":
        return lines.startSpinner(words.word(event.step));
      case "execution-ended":
        endRun();
        lines.stopSpinner();
        break;
      case "plan":
      case "step-done":
      case "step-failed":
        lines.stopSpinner();
        break;
      default:
    }
    const line = describeEvent(event, words);
    if (line) lines.print(formatLine(line, terminal));
  }

  function pause(): void {
    lines.stopSpinner();
    endRun();
  }

  return {
    show(event) {
      if (waiting) {
        waiting.push(() => draw(event));
        browser?.changed();
      } else draw(event);
    },
    pause() {
      if (waiting) waiting.push(pause);
      else pause();
    },
    advance: lines.setSpinnerText,
  };
}

/** Writes lines to stderr above a spinner, where one turns. */
function createLinesAboveSpinner(terminal: Terminal) {
  const spinner = ora({
    stream: process.stderr,
    spinner: terminal.unicode ? "dots" : "line",
    discardStdin: false,
    hideCursor: true,
    color: paint("cyan", "x", process.stderr) === "x" ? false : "cyan",
  });
  return {
    print(text: string): void {
      const running = spinner.isSpinning;
      if (running) spinner.stop();
      process.stderr.write(`${fitStream(process.stderr, text)}\n`);
      if (running) spinner.start();
    },
    startSpinner(text: string): void {
      spinner.start(text);
    },
    /** Does nothing while no spinner turns. */
    setSpinnerText(text: string): void {
      if (spinner.isSpinning) spinner.text = text;
    },
    stopSpinner(): void {
      spinner.stop();
    },
  };
}
