import type { ServerResponse } from "node:http";
import { loadWords } from "../../text/words.ts";
import { UserError } from "../../user-error.ts";
import { carryOut } from "../actions/carry-out.ts";
import type { ConsoleSource, Visit } from "../console.ts";
import { createPhotoReader, type PhotoReader } from "../../workshop/photos/look-at-photo.ts";
import { createRunIndex, type RunIndex } from "../data/run-index.ts";
import type { Environment } from "../../workshop/environment.ts";
import { drawClosedPage, drawErrorPage, drawShell } from "../pages/shell.ts";
import { consoleAreas, type DrawPage, type PageContext } from "../pages/page.ts";
import type { Session } from "./admission.ts";
import { json, page, sendAnswer, type Answer } from "./answer.ts";
import { streamPage } from "./event-stream.ts";
import { answerPicture } from "./picture.ts";

/** Each page's module is loaded when it is looked at for the first time. */
const pages: Readonly<Record<string, () => Promise<DrawPage>>> = {
  "/": async () => (await import("../pages/runs.ts")).drawRunsPage,
  "/run": async () => (await import("../pages/run.ts")).drawRunPage,
  "/machines": async () => (await import("../pages/machines.ts")).drawMachinesPage,
  "/photo": async () => (await import("../pages/photo.ts")).drawPhotoPage,
  "/photos": async () => (await import("../pages/photos.ts")).drawPhotosPage,
  "/faces": async () => (await import("../pages/faces.ts")).drawFacesPage,
  "/table": async () => (await import("../pages/table.ts")).drawTablePage,
  "/outbox": async () => (await import("../pages/outbox.ts")).drawOutboxPage,
  "/approvals": async () => (await import("../pages/approvals.ts")).drawApprovalsPage,
  "/metrics": async () => (await import("../pages/metrics.ts")).drawMetricsPage,
  "/machine": async () => (await import("../pages/machine.ts")).drawMachinePage,
};

/** The routes for browsers that were let in. */
export interface Routes {
  show(request: {
    session: Session;
    pathname: string;
    query: URLSearchParams;
    response: ServerResponse;
  }): Promise<void>;
  change(request: { session: Session; pathname: string; form: URLSearchParams }): Promise<Answer>;
  drawClosed(): Promise<Answer>;
}

interface Place {
  readonly environment: Environment;
  readonly runs: RunIndex;
  readonly photos: PhotoReader;
}

/** Makes the routes. Each pair of region and environment is opened once, at its first request. */
export function createRoutes(source: ConsoleSource): Routes {
  const places = new Map<string, Promise<Place>>();

  /** Two browsers that look at one environment share what is known of its runs. */
  function placeOf(visit: Visit): Promise<Place> {
    const key = `${visit.region} ${visit.environment ?? ""}`;
    const known = places.get(key);
    if (known) return known;
    const opening = open(visit);
    places.set(key, opening);
    opening.catch(() => places.delete(key));
    return opening;
  }

  async function open(visit: Visit): Promise<Place> {
    const environment = await source.openEnvironment(visit);
    return {
      environment,
      runs: createRunIndex(environment, source.changes),
      photos: createPhotoReader(environment),
    };
  }

  async function contextOf({ visit }: Session, query: URLSearchParams): Promise<PageContext> {
    const [place, words] = await Promise.all([placeOf(visit), loadWords(visit.language, consoleAreas)]);
    return { ...place, words, query, outbox: () => source.outbox(visit), readOnly: source.readOnly };
  }

  return {
    async show({ session, pathname, query, response }) {
      const isStream = pathname === "/events";
      const path = isStream ? (query.get("page") ?? "/") : pathname;
      const context = await contextOf(session, query);
      if (pathname === "/picture") return sendAnswer(response, await answerPicture(context));
      const load = Object.hasOwn(pages, path) ? pages[path] : undefined;
      if (load === undefined) return sendAnswer(response, page(drawErrorPage(context, "console-no-page"), 404));
      const shown = { context, path, drawPage: await load(), pageToken: session.pageToken };
      if (isStream) {
        streamChanges(response, shown);
        return;
      }
      sendAnswer(response, await answerPage(shown));
    },
    async change({ session, pathname, form }) {
      if (source.readOnly) return json({ error: "read-only" }, 403);
      const context = await contextOf(session, form);
      return carryOut(pathname, { ...context, form });
    },
    async drawClosed() {
      return page(drawClosedPage(await loadWords("en", consoleAreas)), 401);
    },
  };
}

async function explain(context: PageContext, error: Error): Promise<string> {
  const { describeError } = await import("./describe-error.ts");
  return drawErrorPage(context, undefined, await describeError(error, context.words.language));
}

/** A page that a browser asked for. */
interface ShownPage {
  readonly context: PageContext;
  readonly path: string;
  readonly drawPage: DrawPage;
  readonly pageToken: string;
}

/** Sends the page's sections again whenever they change. */
function streamChanges(response: ServerResponse, { context, drawPage, pageToken }: ShownPage): void {
  const seen = context.query.get("seen");
  streamPage(response, {
    draw: async () => (await drawPage(context)) ?? { title: "", place: "runs", sections: [] },
    changes: context.runs.changes,
    seen: seen ? Number(seen) : undefined,
    pageToken,
  });
}

/** The whole page, or one section of it where the query names a `part`. */
async function answerPage({ context, path, drawPage, pageToken }: ShownPage): Promise<Answer> {
  const seen = context.runs.changes();
  try {
    const drawn = await drawPage(context);
    if (drawn === undefined) return page(drawErrorPage(context, "console-gone"), 404);
    const wanted = context.query.get("part");
    if (wanted === null) return page(drawShell(drawn, { context, path, seen, pageToken }));
    return page(drawn.sections.find(({ id }) => id === wanted)?.content.text ?? "");
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return page(await explain(context, error), error instanceof UserError ? 404 : 500);
  }
}
