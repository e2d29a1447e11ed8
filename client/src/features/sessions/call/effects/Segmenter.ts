import { type Remote, transfer, wrap } from 'comlink';
import { type BackgroundId, isRoom } from './backgroundIds.ts';
import { backgroundPicture } from './backgroundPicture.ts';

declare global {
  interface ImportMetaEnv {
    readonly BACKGROUND_ASSETS: string;
  }
}

/** Where the build puts the processor's script, its WebAssembly and its model, with the version in the path. */
const assetsPath = import.meta.env.BACKGROUND_ASSETS;

/** What the processor's workers offer to the page. */
interface Pipeline {
  loadTwilioTFLite(): Promise<boolean>;
  /** Takes the picture over and closes it. */
  render(picture: VideoFrame | ImageBitmap): Promise<ImageBitmap | null>;
  setBackgroundImage(picture: ImageBitmap): Promise<void>;
}
type PipelineClass = new (options: object) => Pipeline;

const options = { assetsPath, maskBlurRadius: 8, deferInputFrameDownscale: false, hysteresis: true };
const scripts = {
  blur: 'twilio-gaussian-blur-background-processor-pipeline-worker.js',
  picture: 'twilio-virtual-background-processor-pipeline-worker.js',
};
/** A worker of which nothing is heard for so long never loaded (ms). */
const loadsWithin = 30_000;

/** Parts people from what is behind them, picture by picture, in a worker that it owns. */
export class Segmenter {
  readonly #worker: Worker;
  readonly #pipeline: Remote<Pipeline>;

  private constructor(worker: Worker, pipeline: Remote<Pipeline>) {
    this.#worker = worker;
    this.#pipeline = pipeline;
  }

  /** Loads script, model and picture. Rejects where one of them cannot be had or the worker cannot run. */
  static async load(id: Exclude<BackgroundId, 'none'>): Promise<Segmenter> {
    const worker = new Worker(`${assetsPath}${id === 'blur' ? scripts.blur : scripts.picture}`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const failed = new Promise<never>((_, reject) => {
        // A script that cannot be loaded says so only here: messages to it would wait for ever.
        worker.onerror = (event) => reject(new Error(event.message || 'The worker could not be loaded.'));
        timer = setTimeout(() => reject(new Error('The worker does not answer.')), loadsWithin);
      });
      return new Segmenter(worker, await Promise.race([prepare(worker, id), failed]));
    } catch (error) {
      worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The same picture with another background; the given one is closed. Undefined where it could not be drawn. */
  async render(picture: VideoFrame | ImageBitmap): Promise<ImageBitmap | undefined> {
    return (await this.#pipeline.render(transfer(picture, [picture]))) ?? undefined;
  }

  end(): void {
    this.#worker.terminate();
  }
}

async function prepare(worker: Worker, id: Exclude<BackgroundId, 'none'>): Promise<Remote<Pipeline>> {
  const Made = wrap<PipelineClass>(worker);
  if (id === 'blur') {
    const pipeline = await new Made({ ...options, blurFilterRadius: 15 });
    await pipeline.loadTwilioTFLite();
    return pipeline;
  }
  // Cover, as people expect of a wall: cut at the sides, never drawn out of shape.
  const pipeline = await new Made({ ...options, fitType: 'Cover' });
  const [picture] = await Promise.all([
    backgroundPicture(isRoom(id) ? id : 'own'),
    pipeline.loadTwilioTFLite(),
  ]);
  await pipeline.setBackgroundImage(transfer(picture, [picture]));
  return pipeline;
}
