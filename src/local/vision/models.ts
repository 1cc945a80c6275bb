import { startBackend } from "./backend.ts";
import { loadAgeGenderNetwork } from "./networks/age-gender-network.ts";
import { loadBlazefaceDetector } from "./networks/blazeface-detector.ts";
import { loadExpressionNetwork, loadLandmarkNetwork } from "./networks/dense-network.ts";
import { loadDescriptorNetwork } from "./networks/face-descriptor.ts";
import { loadMeshNetwork } from "./networks/face-mesh.ts";
import { loadIrisNetwork } from "./networks/iris-network.ts";
import { loadSsdDetector } from "./networks/ssd-detector.ts";

/** Every network the engine runs, ready. */
export type Models = Awaited<ReturnType<typeof loadModels>>;

/** Starts the backend and reads all networks from their packages: about 0.3 s and 400 MB. */
export async function loadModels() {
  await startBackend();
  const [blazeface, mesh, ssd, landmarks, iris, expression, ageAndGender, descriptor] = await Promise.all([
    loadBlazefaceDetector(),
    loadMeshNetwork(),
    loadSsdDetector(),
    loadLandmarkNetwork(),
    loadIrisNetwork(),
    loadExpressionNetwork(),
    loadAgeGenderNetwork(),
    loadDescriptorNetwork(),
  ]);
  return { blazeface, mesh, ssd, landmarks, iris, expression, ageAndGender, descriptor };
}
