import type { Port } from "../workshop/port.ts";
import { askPerson, askText, type Answering } from "./terminal/prompts.ts";
import type { Renderer } from "./renderer.ts";

/** Joins a renderer and a way of answering to the port the workshop speaks through. */
export function createPort(renderer: Renderer, answering: Answering): Port {
  return {
    notify: (event) => renderer.show(event),
    ask(question) {
      renderer.pause();
      return askPerson(question, answering);
    },
    enter(text) {
      renderer.pause();
      return askText(text, answering);
    },
  };
}
