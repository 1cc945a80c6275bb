import type { text as english } from "../en/problems.ts";
import type { Translated } from "../entry.ts";

export const text: Translated<typeof english> = {
  "photo-empty": "파일이 비어 있습니다.",
  "photo-not-a-file": "파일이 아니라 폴더 또는 장치입니다.",
  "photo-unreadable": (v) => v.text,
  "photo-too-many-bytes": (v) => `크기가 ${v.megabytes} MB입니다. 여기서 Rekognition은 ${v.limit} MB까지 받습니다.`,
  "photo-too-many-pixels": (v) =>
    `크기가 ${v.width} × ${v.height} 픽셀입니다. Rekognition은 각 변에 10,000픽셀까지 받습니다.`,
  "photo-too-few-pixels": (v) =>
    `크기가 ${v.width} × ${v.height} 픽셀입니다. Rekognition은 각 변에 80픽셀 이상이 필요합니다.`,
  "photo-too-large-to-send": (v) =>
    `크기가 ${v.megabytes} MB입니다. Rekognition은 파일로 5 MB까지, S3에서 15 MB까지 받습니다. 사진을 업로드한 다음 --key ${v.key}로 지정하세요.`,
  "photo-other-format": (v) =>
    v.format === undefined
      ? "파일 이름과 관계없이 내용이 그림이 아닙니다."
      : `파일 이름과 관계없이 내용이 JPEG나 PNG가 아니라 ${v.format} 형식입니다.`,
  "photo-cut-off": "그림의 끝부분이 없습니다.",
  "annotation-no-photo": "사진을 지정하지 않았습니다.",
  "annotation-two-photos": "파일과 --key는 함께 사용할 수 없습니다.",
  "annotation-replaces-photo": "그림이 사진을 덮어쓰게 됩니다.",
  "annotation-format": (v) => `그림의 이름은 .png 또는 .jpg로 끝나야 합니다: ${v.file}`,
};
