import { expect, test } from "vitest";
import { loadWords } from "../../../src/text/words.ts";
import { drawExecutionPage } from "../../../src/ui/execution/html-page.ts";
import { dataOf, runOf, visitOf } from "./support.ts";

const words = await loadWords("en", ["screen-execution", "outcome"]);
const markup = '<img src=x onerror="alert(1)">';

const definition = JSON.stringify({
  StartAt: markup,
  States: { [markup]: { Type: "Task", Next: "Done" }, Done: { Type: "Succeed" } },
});

test("the page loads nothing, runs no script, and shows names and data as text", async () => {
  const run = runOf(
    [visitOf(markup, dataOf({ key: markup }, { key: markup, more: "</pre><script>" })), visitOf("Done")],
    definition,
  );
  const page = await drawExecutionPage(run, {
    photo: { key: markup, body: new TextEncoder().encode("<html>") },
    words,
  });
  expect(page).not.toMatch(/<script|<link|<iframe|<img src=x|url\((?!#)|@import/i);
  expect(page.match(/(?:src|href)="(?!data:|#)[^"]*"/g)).toBeNull();
  expect(page).toContain("default-src 'none'");
  expect(page).toContain("&lt;img src=x");
});

test("graph and timeline lead to the data of their states", async () => {
  const page = await drawExecutionPage(runOf([visitOf(markup), visitOf("Done")], definition), {
    photo: undefined,
    words,
  });
  expect(page.match(/href="#state-1"/g)).toHaveLength(2);
  expect(page).toContain('id="state-1"');
  expect(page).toContain('class="way taken"');
});

test("an execution whose machine is gone still has its timeline and data", async () => {
  const page = await drawExecutionPage(runOf([visitOf("Done")]), { photo: undefined, words });
  expect(page).not.toContain("<svg");
  expect(page).toContain('class="track"');
});
