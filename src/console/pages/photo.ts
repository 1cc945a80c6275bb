import { describeExecution } from "../../aws/execution/read-execution.ts";
import type { FaceMatch } from "../../aws/collection/search-face.ts";
import type { SeenFace, SeenTrait } from "../../aws/photo/detect-faces.ts";
import { parseJson, readText } from "../../workshop/json-member.ts";
import type { PhotoObject, SeenPhoto } from "../../workshop/photos/look-at-photo.ts";
import { readResources } from "../../workshop/resources.ts";
import { decodeKey } from "../../workshop/run/encoded-key.ts";
import { html, link, type Markup } from "../html.ts";
import type { ConsoleWords, DrawPage, PageContext } from "./page.ts";

/** A photo with a box around each face, what Rekognition says of it, and whose face in the collection it resembles. */
export const drawPhotoPage: DrawPage = async (context) => {
  const { words, query, photos } = context;
  const photo = await findPhoto(context);
  if (photo === undefined) return undefined;
  const seen = await photos.look(photo);
  if (seen === undefined) return undefined;
  return {
    title: photo.key,
    place: "photos",
    sections: [
      {
        id: "faces",
        content:
          "reason" in seen
            ? html`<p class="kind refused">${words.word(seen.reason)}</p>`
            : drawFaces(seen, { words, picture: pictureOf(query), key: photo.key }),
      },
      {
        id: "links",
        content: html`<p><a href="${link("/", { q: photo.key })}">${words.say("console-place-runs")}</a></p>`,
      },
    ],
  };
};

/** The photo of a run, or one of the environment's bucket. */
async function findPhoto({ environment, query }: PageContext): Promise<PhotoObject | undefined> {
  const run = query.get("run");
  if (run === null) {
    const { photoBucket, thumbnailBucket } = await readResources(environment);
    return {
      bucket: query.get("of") === "thumbnail" ? thumbnailBucket : photoBucket,
      key: query.get("key") ?? "",
    };
  }
  const input = parseJson((await describeExecution(environment.session, run))?.input);
  const [bucket, key] = [readText(input, "s3Bucket"), readText(input, "s3Key")];
  return bucket === undefined || key === undefined ? undefined : { bucket, key: decodeKey(key) };
}

function pictureOf(query: URLSearchParams): string {
  const [run, key, of] = ["run", "key", "of"].map((name) => query.get(name) ?? undefined);
  return link("/picture", { run, key, of, size: "large" });
}

/** Of the drawing's longest side. Letters and lines have the same size on every photo. */
const longestSide = 320;

function drawFaces(
  { size, faces, verdict, matches }: SeenPhoto,
  { words, picture, key }: { words: ConsoleWords; picture: string; key: string },
): Markup {
  const scale = longestSide / Math.max(size.width, size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  const kind = verdict.accepted ? "accepted" : "refused";
  const boxes = faces.map((face, index) => drawBox(face, { index, width, height, kind }));
  return html`<div class="seen">
    <svg
      class="faces"
      viewBox="0 0 ${width.toFixed(1)} ${height.toFixed(1)}"
      width="${size.width}"
      role="img"
      aria-label="${words.say("page-photo", { key })}: ${words.word(verdict.text)}"
    >
      <image href="${picture}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" />
      ${boxes}
    </svg>
    <div>
      <p class="kind ${kind}">${words.word(verdict.text)}</p>
      ${faces.length > 0 && drawTraits(faces, words)}${matches !== undefined && drawMatches(matches, words)}
    </div>
  </div>`;
}

function drawBox(
  { box, confidence }: SeenFace,
  { index, width, height, kind }: { index: number; width: number; height: number; kind: string },
): Markup {
  const [x, y] = [box.left * width, box.top * height];
  return html`<rect
      class="${kind}"
      x="${x.toFixed(1)}"
      y="${y.toFixed(1)}"
      width="${(box.width * width).toFixed(1)}"
      height="${(box.height * height).toFixed(1)}"
      rx="3"
    /><text x="${x.toFixed(1)}" y="${Math.max(12, y - 4).toFixed(1)}">${index + 1} · ${percent(confidence)}</text>`;
}

function drawTraits(faces: readonly SeenFace[], words: ConsoleWords): Markup {
  const trait = ({ value, confidence }: SeenTrait): string =>
    words.say("console-trait", { value, confidence: percent(confidence) });
  const rows = faces.map(
    ({ confidence, sunglasses, eyeglasses }, index) =>
      html`<tr>
        <th scope="row">${words.say("numbered-face", { number: index + 1 })}</th>
        <td class="number" data-label="${words.say("label-confidence")}">${percent(confidence)}</td>
        <td data-label="${words.say("console-sunglasses")}">${trait(sunglasses)}</td>
        <td data-label="${words.say("console-eyeglasses")}">${trait(eyeglasses)}</td>
      </tr>`,
  );
  return html`<table>
    <thead>
      <tr>
        <th>${words.say("label-face")}</th>
        <th class="number">${words.say("label-confidence")}</th>
        <th>${words.say("console-sunglasses")}</th>
        <th>${words.say("console-eyeglasses")}</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

function drawMatches(matches: readonly FaceMatch[], words: ConsoleWords): Markup {
  const rows = matches.map(
    ({ user, faceId, similarity }) => html`<li><b>${user ?? faceId}</b> ${percent(similarity)}</li>`,
  );
  return html`<h3>${words.say("console-similar")}</h3>
    ${
      rows.length === 0
        ? html`<p>${words.say("console-no-similar")}</p>`
        : html`<ul>
            ${rows}
          </ul>`
    }`;
}

function percent(value: number): string {
  return `${value.toFixed(1)} %`;
}
