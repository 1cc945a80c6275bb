import type { ProgressArea } from "../../text/areas.ts";
import type { Words } from "../../text/words.ts";
import type { WorkshopEvent } from "../../workshop/port.ts";
import type { Renderer } from "../renderer.ts";

/** Counts a stack's resources on one line instead of listing each event; what fails is still shown in full. */
export function foldResources(renderer: Renderer, words: Words<ProgressArea>): Renderer {
  const known = new Set<string>();
  const done = new Set<string>();
  let step = "";

  function take(event: Extract<WorkshopEvent, { type: "resource" }>): void {
    if (/FAILED|ROLLBACK/.test(event.status)) {
      renderer.show(event);
      return;
    }
    known.add(event.logicalId);
    if (event.status.endsWith("_COMPLETE")) done.add(event.logicalId);
    renderer.advance?.(words.say("resources-advance", { step, done: done.size, known: known.size }));
  }

  return {
    ...renderer,
    show(event) {
      if (event.type === "resource") {
        take(event);
        return;
      }
      if (event.type === "step-started") step = words.word(event.step);
      if (event.type !== "step-done" || done.size === 0) {
        renderer.show(event);
        return;
      }
      const detail = event.detail === undefined ? undefined : words.word(event.detail);
      renderer.show({ ...event, detail: words.say("resources-done", { detail, count: done.size }) });
      known.clear();
      done.clear();
    },
  };
}
