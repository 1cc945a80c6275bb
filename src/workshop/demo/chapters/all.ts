import type { Chapter } from "./chapter.ts";

/** The chapters of `demo --all`, in their order. Each is imported when it is played. */
const chapters = {
  classic: () => import("./classic.ts"),
  "in-place": () => import("./in-place.ts"),
  native: () => import("./native.ts"),
  triggers: () => import("./triggers.ts"),
  mail: () => import("./mail.ts"),
  hardened: () => import("./hardened.ts"),
  copy: () => import("./copy.ts"),
  metadata: () => import("./metadata.ts"),
  passport: () => import("./passport.ts"),
  metrics: () => import("./metrics.ts"),
} satisfies Record<string, () => Promise<{ chapter: Chapter }>>;

export type ChapterId = keyof typeof chapters;

export const chapterIds = Object.keys(chapters).filter(isChapterId);

/** Imports one chapter. */
export async function loadChapter(id: ChapterId): Promise<Chapter> {
  return (await chapters[id]()).chapter;
}

function isChapterId(id: string): id is ChapterId {
  return id in chapters;
}
