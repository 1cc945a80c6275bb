import { listObjects } from "../../aws/bucket/objects.ts";
import { formatBytes, formatMoment } from "../../ui/terminal/quantity.ts";
import { readResources } from "../../workshop/resources.ts";
import { UserError } from "../../user-error.ts";
import { html, link } from "../html.ts";
import type { DrawPage } from "./page.ts";

/** More are not drawn: a page stays light, and `inspect` lists all. */
const mostPhotos = 150;

/** The photos of riders, newest first, and their thumbnails. */
export const drawPhotosPage: DrawPage = async ({ environment, words }) => {
  const resources = await readResources(environment).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "setup-not-done") return undefined;
    throw error;
  });
  const [photos, thumbnails] = resources
    ? await Promise.all([
        listObjects(environment.session, resources.photoBucket),
        listObjects(environment.session, resources.thumbnailBucket),
      ])
    : [[], []];
  const draw = (of: "photo" | "thumbnail", objects: typeof photos) =>
    objects.length === 0
      ? html`<p class="empty">${words.say("console-no-photos")}</p>`
      : html`<ul class="cards">
          ${objects
            .toSorted((one, other) => (other.modifiedAt?.getTime() ?? 0) - (one.modifiedAt?.getTime() ?? 0))
            .slice(0, mostPhotos)
            .map(
              ({ key, bytes, modifiedAt }) =>
                html`<li>
                  <a href="${link("/photo", { key, of: of === "photo" ? undefined : of })}"
                    ><img
                      loading="lazy"
                      src="${link("/picture", { key, of })}"
                      alt="${words.say("page-photo", { key })}"
                    />${key}</a
                  ><br /><small
                    >${formatBytes(bytes)} · ${modifiedAt ? formatMoment(modifiedAt, words.language) : ""}</small
                  >${of === "photo" && html` <a href="${link("/", { q: key })}">${words.say("console-place-runs")}</a>`}
                </li>`,
            )}
        </ul>`;
  return {
    title: words.say("console-place-photos"),
    place: "photos",
    sections: [
      { id: "photos", content: draw("photo", photos) },
      {
        id: "thumbnails",
        content: html`<h2>${words.say("console-thumbnails")}</h2>
          ${draw("thumbnail", thumbnails)}`,
      },
    ],
  };
};
