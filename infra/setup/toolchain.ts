import { Remedy } from './remedy.ts';
import { run } from './run.ts';

interface Version {
  major: number;
  minor: number;
}

function parseVersion(text: string): Version | undefined {
  const match = /(\d+)\.(\d+)/.exec(text);
  return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

const goRemedy =
  'Install Go 1.21 or newer (it fetches the exact compiler it needs by itself) and put `go` on the PATH,\n' +
  'or put a `livekit-server` 1.13 on the PATH, or name one with LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET.';

/** From 1.21 on, Go downloads the toolchain that a go.mod asks for. */
export async function findGo(): Promise<string> {
  const { code, stdout } = await run('go', ['env', 'GOVERSION']);
  if (code !== 0) throw new Remedy('Go is needed to build the media server, and was not found.', goRemedy);
  const version = parseVersion(stdout);
  if (!version || version.major < 1 || (version.major === 1 && version.minor < 21)) {
    throw new Remedy(`Go 1.21 or newer is needed; this is ${stdout.trim()}.`, goRemedy);
  }
  return 'go';
}

const pythonRemedy =
  'Install Python 3.10 to 3.13 with its venv module (Debian, Ubuntu: apt install python3-venv),\n' +
  'or put a `mongod` on the PATH, or name a MongoDB with MONGODB_URL.';

// The embedded database is published ready-built for these.
const pythons = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];

export async function findPython(): Promise<string> {
  const seen: string[] = [];
  for (const python of pythons) {
    const { code, stdout } = await run(python, [
      '-c',
      'import sys; print("%d.%d" % sys.version_info[:2]); import venv, ensurepip',
    ]);
    const version = parseVersion(stdout);
    if (!version) continue;
    const fits = version.major === 3 && version.minor >= 10 && version.minor <= 13;
    if (fits && code === 0) return python;
    seen.push(`${python} is ${version.major}.${version.minor}${fits ? ' without venv' : ''}`);
  }
  const found = seen.length > 0 ? seen.join(', ') : 'none was found';
  throw new Remedy(`Python 3.10 to 3.13 with venv is needed for the database: ${found}.`, pythonRemedy);
}
