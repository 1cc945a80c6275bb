import { deleteFaces, listFaces } from "../../../aws/collection/faces.ts";
import { explainAwsError } from "../../../aws/explain-error.ts";
import { UserError } from "../../../user-error.ts";
import type { Environment } from "../../environment.ts";
import { runPhoto } from "../../run/run-photo.ts";
import { expectedText, finding, meets, outcomeText, type DemoRow, type DemoText, type Findings } from "../findings.ts";
import type { Chapter } from "./chapter.ts";

/** Plays one chapter. An error ends the chapter as a step that went differently, and not the demonstration. */
export async function playChapter(
  environment: Environment,
  { id, chapter }: { id: string; chapter: Chapter },
): Promise<DemoRow[]> {
  const { port, signal } = environment;
  const rows: DemoRow[] = [];
  let since = performance.now();
  const note = (findings: Findings): void => {
    const now = performance.now();
    rows.push({ chapter: id, ...findings, ms: now - since });
    since = now;
  };
  port.notify({ type: "chapter", title: chapter.title });
  try {
    await emptyCollection(environment);
    await chapter.play({
      environment,
      note,
      expect: (step, { expected, got }) => note(finding(step, expected, got)),
      async runPhoto(step, { request, expected }) {
        const { user, key } = request;
        const { outcome } = await runPhoto(environment, request);
        const got = outcomeText(outcome);
        port.notify({ type: "photo-done", user, key, kind: outcome.kind, outcome: got });
        note({ step, user, photo: key, expected: expectedText(expected), got, asExpected: meets(outcome, expected) });
      },
    });
  } catch (error) {
    signal.throwIfAborted();
    note({ step: chapter.title, expected: { code: "demo-no-error" }, got: describe(error), asExpected: false });
  }
  return rows;
}

/** Quietly: what it finds is another chapter's. */
export async function emptyCollection({ session, names }: Environment): Promise<void> {
  const faces = await listFaces(session, names.collection);
  if (faces?.length)
    await deleteFaces(
      session,
      names.collection,
      faces.map(({ faceId }) => faceId),
    );
}

function describe(error: unknown): DemoText {
  const explained = explainAwsError(error);
  const name = explained instanceof UserError ? explained.code : explained instanceof Error ? explained.name : "error";
  const text = explained instanceof Error ? explained.message : String(explained);
  return { code: "said-by-aws", values: { text: `${name}: ${text}` } };
}
