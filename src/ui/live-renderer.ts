import ora from "ora";
import { describeEvent } from "./describe-event.ts";
import { showExecution, type ExecutionOnScreen } from "./live-run/show-execution.ts";
import { formatLine, type Renderer, type RendererTools } from "./renderer.ts";
import { paint } from "./terminal/terminal.ts";
import { fitStream } from "./terminal/write.ts";

/** Lines as in a log, with a spinner below them for the step that runs. */
export function createLiveRenderer(tools: RendererTools): Renderer {
  const { terminal, words } = tools;
  const browser = tools.rendering?.browser;
  let run: ExecutionOnScreen | undefined;
  /** What is to be shown once the person is back from the execution's data. */
  let waiting: (() => void)[] | undefined;
  const spinner = ora({
    stream: process.stderr,
    spinner: terminal.unicode ? "dots" : "line",
    discardStdin: false,
    hideCursor: true,
    color: paint("cyan", "x", process.stderr) === "x" ? false : "cyan",
  });

  function print(text: string): void {
    const running = spinner.isSpinning;
    if (running) spinner.stop();
    process.stderr.write(`${fitStream(process.stderr, text)}\n`);
    if (running) spinner.start();
  }

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

  const renderer: Renderer = {
    show(event) {
      if (waiting) {
        waiting.push(() => renderer.show(event));
        browser?.changed();
        return;
      }
      if (event.type === "execution-started") {
        spinner.stop();
        run = showExecution(event, tools, () => {
          if (event.data) browser?.follow(event.data, { hide, show: comeBack });
        });
        return;
      }
      if (event.type === "execution-ended" && run) {
        run.end();
        run = undefined;
      }
      if (event.type === "state" && run) {
        run.add(event.state);
        return;
      }
      if (event.type === "step-started") {
        spinner.start(words.word(event.step));
        return;
      }
      if (event.type === "state" && event.state.status === "entered") spinner.text = event.state.name;
      if (
        event.type === "plan" ||
        event.type === "step-done" ||
        event.type === "step-failed" ||
        event.type === "execution-ended"
      )
        spinner.stop();
      const line = describeEvent(event, words);
      if (line) print(formatLine(line, terminal));
    },
    pause() {
      if (waiting) {
        waiting.push(() => renderer.pause());
        return;
      }
      spinner.stop();
      run?.end();
      run = undefined;
    },
    advance(text) {
      if (spinner.isSpinning) spinner.text = text;
    },
  };
  return renderer;
}
