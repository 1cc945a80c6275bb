import { html, Markup } from "../html.ts";

/** A laid out definition in which each state's name is a separate element, for the graph to point at. */
export function markStates(laidOut: string): Markup {
  const lines = laidOut.split("\n");
  const isInStates: number[] = [];
  return new Markup(
    lines
      .map((line) => {
        const indent = line.search(/\S/);
        while (isInStates.length > 0 && indent <= (isInStates.at(-1) ?? 0)) isInStates.pop();
        const [, name] = /^\s*"((?:[^"\\]|\\.)+)": \{$/.exec(line) ?? [];
        const isState = name !== undefined && indent === (isInStates.at(-1) ?? -1) + 2;
        if (name === "States" && !isState) isInStates.push(indent);
        return isState ? html`<span id="def-${name}">${line}</span>`.text : html`${line}`.text;
      })
      .join("\n"),
  );
}
