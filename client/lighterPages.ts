import type { Plugin } from 'vite';

/**
 * What libraries and contracts bring along and no page of ours asks for. Each part says how much (kB, gz); one that
 * does not find what it takes out fails the build, so that an update of a library is looked at.
 */
export const lighterPages = (): Plugin[] => [
  contractsWithoutProse,
  contractsUndescribed,
  contractsInOurWords,
  webSocketAlone,
  tabsApart,
  shimsApart,
];

/** What operations are for is read in the OpenAPI document: in the browser it would be the longest part of a contract. */
const contractsWithoutProse: Plugin = {
  name: 'contracts-without-prose',
  enforce: 'pre',
  transform: {
    filter: { id: /\/shared\/src\/.+\.api\.ts$/ },
    handler: (code) => ({
      code: code.replace(/^ {2}summary:\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"),$/gm, ''),
      map: null,
    }),
  },
};

/** The library of contracts can describe them for other programs, too, which no browser asks for: 5 kB of every page. */
const contractsUndescribed: Plugin = {
  name: 'contracts-undescribed',
  transform: {
    filter: { id: /\/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/ },
    handler(code) {
      const parts = this.parse(code).body.map((node) => {
        const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : null;
        const name =
          declared?.type === 'FunctionDeclaration'
            ? declared.id?.name
            : declared?.type === 'VariableDeclaration' && declared.declarations[0]?.id.type === 'Identifier'
              ? declared.declarations[0].id.name
              : undefined;
        // That one checks, too.
        const isNeeded = name === undefined || name === 'aggregateChecks';
        return isNeeded ? code.slice(node.start, node.end) : `export const ${name} = () => undefined;`;
      });
      return { code: parts.join('\n'), map: null };
    },
  },
};

/** What is wrong with a field is said in our own words (`fieldReason.ts`), never in the library's: 1 kB of every page. */
const contractsInOurWords: Plugin = {
  name: 'contracts-in-our-words',
  apply: 'build',
  transform: {
    filter: { id: /\/zod\/v4\/locales\/en\.js$/ },
    handler(code) {
      if (!code.includes('localeError: error()'))
        this.error('The library of contracts says its words otherwise.');
      return { code: "export default () => ({ localeError: () => 'invalid' });", map: null };
    },
  },
};

/** The live socket speaks by WebSocket alone (`liveSocket.ts` has why): 3 kB of every page of somebody signed in. */
const webSocketAlone: Plugin = {
  name: 'web-socket-alone',
  apply: 'build',
  transform: {
    filter: { id: /\/engine\.io-client\/build\/esm\/transports\/(index|polling.*|webtransport)\.js$/ },
    handler(code, id) {
      if (!id.endsWith('/index.js')) return { code, map: null, moduleSideEffects: false };
      if (!code.includes('websocket: WS')) this.error('The library of the live socket names it otherwise.');
      return {
        code: "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };",
        map: null,
      };
    },
  },
};

/** Pages do not hand text to each other (`CollabDocument.ts` has why): 0.5 kB of every session. */
const tabsApart: Plugin = {
  name: 'tabs-apart',
  apply: 'build',
  transform: {
    filter: { id: /\/lib0\/broadcastchannel\.js$/ },
    handler(code) {
      const names = [...code.matchAll(/^export const (\w+) = /gm)].map(([, name]) => name);
      if (names.join() !== 'subscribe,unsubscribe,publish')
        this.error('The library of channels has other parts.');
      return { code: names.map((name) => `export const ${name} = () => {};`).join('\n'), map: null };
    },
  },
};

/** The library of the call mends browsers that need it; `webrtcShims.ts` loads that part for them alone: 12 kB of a call. */
const shimsApart: Plugin = {
  name: 'webrtc-shims-apart',
  apply: 'build',
  transform: {
    filter: { id: /\/livekit-client\/dist\/livekit-client\.esm\.mjs$/ },
    handler(code) {
      const parts = code.split(/^adapterFactory\(\{\s*window: [^}]*\}\);/m);
      if (parts.length !== 2) this.error('The library of the call mends browsers in another place.');
      return { code: parts.join(''), map: null };
    },
  },
};
